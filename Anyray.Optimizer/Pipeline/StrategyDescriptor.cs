namespace Anyray.Optimizer.Pipeline;

/// <summary>What the registry, the settings and the console know about a kind.</summary>
internal sealed record StrategyDescriptor
{
    /// <summary>Id: <c>^[a-z][a-z0-9_]{0,63}$</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>One line for the console.</summary>
    public required string Description { get; init; }

    /// <summary>On with stock settings.</summary>
    public bool DefaultEnabled { get; init; } = true;

    public StrategyFlags Flags { get; init; }

    public StrategyRisk Risk { get; init; } = StrategyRisk.Low;

    public bool Has(StrategyFlags flag) => (Flags & flag) != 0;
}
