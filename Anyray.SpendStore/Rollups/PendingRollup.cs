namespace Anyray.SpendStore.Rollups;

/// <summary>The sums of one batch, written beside its rows and not yet added to the rollups.</summary>
public sealed class PendingRollup
{
    public long Id { get; init; }

    /// <summary><see cref="PendingSums"/> as JSON in UTF-8.</summary>
    public required byte[] Sums { get; init; }
}
