using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ContextDedupe;

/// <summary>Parameters of <c>context_dedupe</c>.</summary>
internal sealed class ContextDedupeOptions
{
    /// <summary>Copies that the model has read already stay whole for this many turns. Fresh output is deduplicated at once: later it would break the provider's cache.</summary>
    [Parameter("Turns for which a copy that was already read stays whole.", Min = 0, Max = 1000)]
    public int KeepRecentTurns { get; set; } = 2;

    /// <summary>Turn near-identical outputs into deltas, too.</summary>
    [Parameter("Turn near-identical outputs into deltas, not exact copies into pointers alone.")]
    public bool NearDupe { get; set; } = true;
}
