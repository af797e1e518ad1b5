namespace Anyray.SpendStore.Alerts;

/// <summary>Something an administrator should know. One row per kind and subject, counted while it lasts.</summary>
public sealed class AlertRow
{
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public required string Message { get; set; }
    public required DateTime FirstTime { get; init; }
    public required DateTime LastTime { get; set; }
    public long Count { get; set; }
    public DateTime? DismissedAt { get; set; }
}
