using System.Globalization;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ToolPruning;

/// <summary>
/// Takes out the declarations of tools that nothing in the conversation points at: not called, not named, none of their
/// namespace or family called or named. When no tool is pointed at, all stay. Built-in tools and the one that fetches handles back stay.
/// </summary>
internal sealed class ToolPruningStrategy : Strategy<ToolPruningOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "tool_pruning",
        Description = "Drops declarations of tools that the conversation does not point at.",
        DefaultEnabled = false,
        Flags = StrategyFlags.CacheBusting | StrategyFlags.PrefixCacheBusting,
        Risk = StrategyRisk.High,
    };

    protected override void Run(StrategyContext context, ToolPruningOptions options)
    {
        context.Deadline.ThrowIfExpired();
        var tools = context.View.Tools;
        if (tools.Count < 2 || !context.CanEditPrefix()) return;
        var evidence = Evidence.Of(context.View);
        var names = ToolName.OfAll(tools.ConvertAll(t => t.Name));
        var met = names.ConvertAll(evidence.Meets);
        var most = met.Max();
        var pointedAt = new bool[tools.Count];
        var scopes = new HashSet<string>();
        for (var i = 0; i < tools.Count; i++)
        {
            var named = evidence.Names(tools[i].Name);
            pointedAt[i] = named || met[i] > 0;
            if (pointedAt[i] && names[i].Namespace is { } scope) scopes.Add(scope);
            // One shared word may be chance: only the tools that are met best bring their family along.
            if ((named || (most > 0 && met[i] == most)) && names[i].Family is { } family) scopes.Add(family);
        }

        if (!Array.Exists(pointedAt, p => p)) return;
        var earlier = Earlier(context);
        var dropped = new List<string>();
        var bytes = 0;
        for (var i = 0; i < tools.Count; i++)
        {
            if (!MayDrop(tools[i]) || evidence.Needs(tools[i].Name)) continue;
            var related = pointedAt[i] || (names[i].Namespace is { } scope && scopes.Contains(scope)) || (names[i].Family is { } family && scopes.Contains(family)) || (options.KeepUnnamed && names[i].Words.Count == 0);
            // What an earlier turn was sent without stays out, or its prefix would be paid for again; what it had, stays in.
            var drop = earlier is null ? !related : earlier.Contains(tools[i].Name) && !evidence.NamesLately(tools[i].Name);
            if (!drop) continue;
            bytes += tools[i].Node.End - tools[i].Node.Start;
            context.Editor.Remove(tools[i].Node);
            dropped.Add(tools[i].Name);
        }

        if (dropped.Count == 0) return;
        context.MarkPrefix();
        context.Remember(string.Join('\n', dropped));
        context.Report(
            string.Create(CultureInfo.InvariantCulture, $"pruned {dropped.Count} of {tools.Count} tool schemas ({bytes} bytes)"),
            TokenEstimate.OfBytes(bytes));
    }

    /// <summary>What the conversation was sent without before; null when the choice is free.</summary>
    private static HashSet<string>? Earlier(StrategyContext context) =>
        context.Session.PrefixRewritable || context.Recall() is not { } names ? null : [.. names.Split('\n')];

    private static bool MayDrop(ToolView tool) => tool.Definition["name"u8].Exists && tool.Schema.Exists && !IsRetrieve(tool.Name);

    private static bool IsRetrieve(string name) => name.Contains("retrieve", StringComparison.OrdinalIgnoreCase);
}
