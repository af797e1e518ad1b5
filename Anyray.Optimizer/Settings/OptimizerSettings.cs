using System.Collections.Concurrent;
using System.Text.Json;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Settings;

/// <summary>A validated configuration, immutable. Requests take it whole; a change is a new one.</summary>
internal sealed class OptimizerSettings
{
    private readonly ConcurrentDictionary<ulong, IReadOnlyList<PlannedStrategy>> _plans = [];
    private readonly StrategyRegistry _registry;

    internal OptimizerSettings(StrategyRegistry registry, JsonElement config, string revision)
    {
        _registry = registry;
        Config = config;
        Revision = revision;
    }

    /// <summary>The configuration as it is echoed.</summary>
    public JsonElement Config { get; }

    /// <summary>Changes with every change of the configuration.</summary>
    public string Revision { get; }

    public required int DefaultsRevision { get; init; }

    public required IReadOnlyList<StrategySetting> Strategies { get; init; }

    /// <summary>At most 64: <c>byEndpoint</c> first, then the rules.</summary>
    public required IReadOnlyList<OverrideRule> Rules { get; init; }

    public required HoldoutSetting Holdout { get; init; }

    /// <summary>The kinds to run, in order, with their options. Kinds that a rule switched off are added to <paramref name="disabled"/>.</summary>
    public IReadOnlyList<PlannedStrategy> PlanFor(string endpoint, string model, RequestMetadata metadata, List<string> disabled)
    {
        ulong matching = 0;
        for (var i = 0; i < Rules.Count; i++)
            if (Rules[i].When.Match(endpoint, model, metadata)) matching |= 1UL << i;
        foreach (var setting in Strategies)
            if (IsEnabled(setting, matching, out var byRule) is false && byRule) disabled.Add(setting.Kind);
        return _plans.GetOrAdd(matching, Plan);
    }

    private IReadOnlyList<PlannedStrategy> Plan(ulong matching)
    {
        var plan = new List<PlannedStrategy>();
        foreach (var setting in Strategies)
        {
            if (!IsEnabled(setting, matching, out _)) continue;
            var strategy = _registry.Find(setting.Kind)!;
            var options = strategy.CreateOptions();
            ParameterBinder.Bind(strategy, options, setting.Params, "");
            for (var i = 0; i < Rules.Count; i++)
                if ((matching >> i & 1) != 0 && Rules[i].Params.TryGetValue(setting.Kind, out var given)) ParameterBinder.Bind(strategy, options, given, "");
            plan.Add(new PlannedStrategy(strategy, options));
        }
        return plan;
    }

    private bool IsEnabled(StrategySetting setting, ulong matching, out bool disabledByRule)
    {
        var enabled = setting.Enabled;
        disabledByRule = false;
        for (var i = 0; i < Rules.Count; i++)
        {
            if ((matching >> i & 1) == 0) continue;
            enabled |= Rules[i].Enable.Contains(setting.Kind);
            disabledByRule |= Rules[i].Disable.Contains(setting.Kind);
        }
        disabledByRule &= enabled;
        return enabled && !disabledByRule;
    }
}
