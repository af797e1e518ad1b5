using System.Text.Json;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Tests.Optimizer.Strategies;

/// <summary>The table of the kinds: run order, on or off, flags, parameters and their defaults.</summary>
public sealed class StrategyCatalogTests
{
    private const string Roles = """roles=["tool","function","user"]""";

    private static readonly string[] Table =
    [
        "audited_holdout off",
        "prompt_compression on minChars=200",
        "context_dedupe on keepRecentTurns=2 nearDupe=true",
        "observation_mask on B S keepRecentTurns=3 minChars=600",
        $"command_digest on B maxFailures=10 contextLines=12 {Roles}",
        $"context_compression on B maxArrayItems=0 maxChars=8000 {Roles}",
        $"code_graph on B minChars=200 minBodyLines=2 {Roles}",
        $"relevance_filter on B S keepChars=6000 {Roles} semanticRerank=true semanticWeight=0.5 lexConfidentHits=6 minChars=1500",
        "window_budget off B S maxTokens=24000",
        "provider_context_trim on triggerTokens=100000 clearAtLeastTokens=5000",
        "output_shaping off",
        "reasoning_budget off B P anthropicBudgetCap=8192",
        "thinking_trim on B keepLoopHead=1 cutOpaqueChain=true",
        "tool_pruning off B P keepUnnamed=true",
        "tool_schema_compression on collapseWhitespace=true stripBoilerplate=true",
        "param_tuning off maxTokensCap=4096",
        "vision_ocr off B imageTokenEstimate=1000",
        "semantic_cache on ttlSeconds=3600 similarity=false threshold=0.95",
        "cache_optimizer on minPrefixChars=5000",
        "context_quality off bloatedToolChars=2000",
        "content_census on",
        "cache_lint on",
        "output_externalize off B minChars=20000",
    ];

    [Fact]
    public void Kinds_AreThoseOfTheTable_InItsOrder()
    {
        using var optimizer = new StrategyHarness();
        var kinds = optimizer.Service<StrategyRegistry>().All;
        Assert.Equal(Table, kinds.Select(Row));
        Assert.Equal(23, kinds.Count);
        Assert.All(kinds, kind => Assert.All(kind.Parameters, p => Assert.NotEmpty(p.Description)));
    }

    private static string Row(IStrategy strategy)
    {
        var kind = strategy.Descriptor;
        List<string> row = [kind.Kind, kind.DefaultEnabled ? "on" : "off"];
        if (kind.Has(StrategyFlags.CacheBusting)) row.Add("B");
        if (kind.Has(StrategyFlags.SuffixSafe)) row.Add("S");
        if (kind.Has(StrategyFlags.PrefixCacheBusting)) row.Add("P");
        row.AddRange(strategy.Parameters.Select(p => $"{p.Name}={JsonSerializer.Serialize(p.Default)}"));
        return string.Join(' ', row);
    }
}
