namespace Anyray.Optimizer.Regret;

/// <summary>What a replica last read of a tenant.</summary>
/// <param name="At">When.</param>
/// <param name="Down">Kinds that stand down.</param>
internal sealed record RegretVerdict(DateTimeOffset At, IReadOnlySet<string> Down);
