namespace Anyray.Contracts.Spend;

/// <summary>Where a call's time went, in microseconds.</summary>
public readonly record struct Durations
{
    /// <summary>First byte in to last byte out.</summary>
    public long Total { get; init; }

    /// <summary>Waiting for the provider.</summary>
    public long Upstream { get; init; }

    /// <summary>Until the first token left for the caller; 0 when there was none.</summary>
    public long FirstToken { get; init; }

    /// <summary>Waiting for the optimizer.</summary>
    public long Optimizer { get; init; }

    /// <summary>The gateway's own time: total less upstream and optimizer.</summary>
    public long Overhead { get; init; }
}
