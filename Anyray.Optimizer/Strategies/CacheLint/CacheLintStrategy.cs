using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.CacheLint;

/// <summary>
/// Compares the start of each turn's request with the session's turn before. What the client itself changes there costs a
/// cache read of everything after it, on every turn, and only the client can stop it.
/// </summary>
internal sealed class CacheLintStrategy : Strategy<CacheLintOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "cache_lint",
        Description = "Reports which parts of the cached prefix the client itself churns, and why the provider's cache missed.",
        Flags = StrategyFlags.ReadOnly,
        Risk = StrategyRisk.None,
    };

    protected override void Run(StrategyContext context, CacheLintOptions options)
    {
        context.Deadline.ThrowIfExpired();
        var now = PrefixPrint.Of(context.View);
        var before = PrefixPrint.Parse(context.Recall());
        context.Remember(now.ToString());
        if (before is null) return;

        var regions = new List<string>(4);
        var reorderedOnly = now.Tools != before.Tools && now.ToolSet == before.ToolSet;
        if (now.Model != before.Model) regions.Add("model");
        if (now.Tools != before.Tools) regions.Add("tools");
        if (now.System != before.System) regions.Add("system");
        if (now.Head != before.Head) regions.Add("head of messages");
        if (regions.Count == 0) return;
        var reason = regions is ["model"] ? "model_changed" : reorderedOnly && regions is ["tools"] ? "client_reordered" : "client_volatile";
        context.Report($"cache lint: {string.Join(", ", regions)} prefix churn ({reason})", metric: new DecisionMetric("churned_regions", regions.Count));
    }
}
