using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ObservationMask;

/// <summary>Parameters of <c>observation_mask</c>.</summary>
internal sealed class ObservationMaskOptions
{
    /// <summary>Newest assistant turns whose observations stay.</summary>
    [Parameter("Newest assistant turns whose observations stay.", Min = 0, Max = 10_000)]
    public int KeepRecentTurns { get; set; } = 3;

    /// <summary>Observations shorter than this many characters stay.</summary>
    [Parameter("Observations shorter than this many characters stay.", Min = 1, Max = 10_000_000)]
    public int MinChars { get; set; } = 600;
}
