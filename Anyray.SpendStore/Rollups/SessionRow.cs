namespace Anyray.SpendStore.Rollups;

/// <summary>Running totals of one session.</summary>
public sealed class SessionRow
{
    public required string Tenant { get; init; }
    public required string SessionId { get; init; }
    public required DateTime FirstTime { get; set; }
    public required DateTime LastTime { get; set; }
    public string? User { get; init; }
    public string? Tool { get; init; }
    public long Requests { get; set; }
    public long Failed { get; set; }
    public long InputTokens { get; set; }
    public long CacheReadTokens { get; set; }
    public long OutputTokens { get; set; }
    public long TokensSaved { get; set; }
    public long CostNanoUsd { get; set; }
    public long BaselineCostNanoUsd { get; set; }
    public long SavingsNanoUsd { get; set; }
}
