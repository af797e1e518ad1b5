using System.Globalization;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.CacheOptimizer;

/// <summary>
/// Makes a Claude request's prefix cacheable: tools in one order, breakpoints at the end of tools and of system. Only when
/// the client set none, and when the prefix is likely to be sent again: a one-shot call would pay the write premium for nothing.
/// </summary>
internal sealed class CacheOptimizerStrategy(TimeProvider time) : Strategy<CacheOptimizerOptions>
{
    /// <summary>Characters of prompt text a token stands for, when a model's floor in tokens is compared with characters.</summary>
    private const int CharsPerToken = 4;

    private readonly SeenPrefixes _seen = new(time);

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "cache_optimizer",
        Description = "Sorts a Claude request's tools and sets cache breakpoints at the end of tools and system.",
        Flags = StrategyFlags.MayGrow,
        Risk = StrategyRisk.None,
    };

    protected override void Run(StrategyContext context, CacheOptimizerOptions options)
    {
        context.Deadline.ThrowIfExpired();
        var view = context.View;
        if (view.Dialect != Dialect.Anthropic || !ClaudeModel.IsClaude(view.Model)) return;
        if (view.ToolsNode.Exists && view.ToolsNode.Parent is { } parent && !parent["tools"u8].Exists) return;
        var system = view.Body["system"u8];
        var chars = Length(view.ToolsNode) + Length(system);
        if (chars < options.MinPrefixChars || chars < CharsPerToken * ClaudeModel.MinCacheableTokens(view.Model)) return;
        if (HasMarks(view.ToolsNode) || HasMarks(system) || HasMarks(view.MessagesNode)) return;
        var seen = _seen.Touch(context.Tenant, view.PrefixHash);
        if (!view.HasTools && !seen && !context.Session.PrefixSent) return;

        var sorted = SortTools(context);
        var marks = MarkTools(context) + MarkSystem(context, system);
        if (marks == 0) return;
        context.Report(string.Create(CultureInfo.InvariantCulture, $"set {marks} cache breakpoint(s) on a prefix of {chars} chars{(sorted ? $"; sorted {view.Tools.Count} tools" : "")}"));
    }

    private static int Length(JsonNode node) => node.Exists ? node.End - node.Start : 0;

    /// <summary>True when a <c>cache_control</c> that the client set is at most three levels down: on a tool, a block, or a block of a message.</summary>
    private static bool HasMarks(JsonNode list, int depth = 0)
    {
        if (!list.Exists || depth > 3) return false;
        foreach (var item in list.Children)
            if (item.IsNamed("cache_control"u8) || HasMarks(item, depth + 1)) return true;
        return false;
    }

    private static bool SortTools(StrategyContext context)
    {
        var tools = context.View.Tools;
        // An entry the reader could not name has no place in an order by name.
        if (tools.Count < 2 || tools.Count != context.View.ToolsNode.Children.Count() || !context.CanEditPrefix()) return false;
        var order = new int[tools.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => string.CompareOrdinal(tools[a].Name, tools[b].Name) is var by && by != 0 ? by : a - b);
        var moved = false;
        for (var i = 0; i < order.Length; i++) moved |= order[i] != i;
        if (!moved) return false;
        context.Editor.Reorder(context.View.ToolsNode, order);
        context.MarkPrefix();
        return true;
    }

    private static int MarkTools(StrategyContext context)
    {
        ToolView? last = null;
        var inOrder = context.Editor.Of(context.View.ToolsNode).Order is null;
        foreach (var tool in context.View.Tools)
            if (context.Editor.IsLive(tool.Node) && (last is null || inOrder || string.CompareOrdinal(tool.Name, last.Name) >= 0)) last = tool;
        if (last is null) return 0;
        context.Editor.SetProperty(last.Node, "cache_control"u8, """{"type":"ephemeral"}"""u8);
        return 1;
    }

    private static int MarkSystem(StrategyContext context, JsonNode system)
    {
        if (system.IsString && system.RawText.Length > 0)
        {
            using var block = new PooledBuffer<byte>();
            block.Add("""[{"type":"text","text":"""u8);
            block.Add(context.Editor.Current(system).Span);
            block.Add(""","cache_control":{"type":"ephemeral"}}]"""u8);
            context.Editor.Replace(system, block.Span);
            return 1;
        }

        JsonNode last = default;
        foreach (var child in system.Children)
            if (child["text"u8].IsString && context.Editor.IsLive(child)) last = child;
        if (!last.Exists) return 0;
        context.Editor.SetProperty(last, "cache_control"u8, """{"type":"ephemeral"}"""u8);
        return 1;
    }
}
