namespace Anyray.Contracts.Optimizer;

/// <summary>A named figure that a read-only strategy reports.</summary>
public sealed record DecisionMetric(string Name, double Value);
