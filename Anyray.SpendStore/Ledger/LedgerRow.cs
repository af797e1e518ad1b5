namespace Anyray.SpendStore.Ledger;

/// <summary>
/// One line of the ledger: a request (<see cref="Attempt"/> is null), one attempt at a provider, or the correction of an
/// earlier line (<see cref="Corrects"/> is set and the amounts are differences). Append-only.
/// </summary>
public sealed class LedgerRow
{
    public required string Id { get; init; }
    public required DateTime Time { get; init; }
    public required string RequestId { get; init; }
    public int? Attempt { get; init; }
    public string? Corrects { get; init; }

    public string? SessionId { get; init; }
    public required string Tenant { get; init; }
    public string? User { get; init; }
    public string? Team { get; init; }
    public string? KeyId { get; init; }
    public string? Tool { get; init; }
    public string? Intent { get; init; }
    public string? Labels { get; init; }

    public required string Endpoint { get; init; }
    public string? Dialect { get; init; }
    public string? Provider { get; init; }
    public string? ModelAsked { get; init; }
    public string? ModelServed { get; init; }
    public int Status { get; init; }
    public required string State { get; init; }
    public string? ErrorClass { get; init; }
    public bool Streamed { get; init; }

    public long? InputTokens { get; init; }
    public long? CacheReadTokens { get; init; }
    public long? CacheWrite5mTokens { get; init; }
    public long? CacheWrite1hTokens { get; init; }
    public long? OutputTokens { get; init; }
    public long? ReasoningTokens { get; init; }
    public string? UsageDetails { get; init; }
    public long BytesIn { get; init; }
    public long BytesOut { get; init; }

    public long? CostNanoUsd { get; init; }
    public long? BaselineCostNanoUsd { get; init; }
    public long? SavingsNanoUsd { get; init; }
    public long OptimizerCostNanoUsd { get; init; }
    public string? PriceVersion { get; init; }

    public required string OptimizationStatus { get; init; }
    public string? OptimizationId { get; init; }
    public string? TokensSavedByKind { get; init; }
    public long TokensSaved { get; init; }
    public string? Suppressed { get; init; }
    public string? HoldoutArm { get; init; }
    public string? PrefixHash { get; init; }
    public long? FirstChangedOffset { get; init; }
    public long? PredictedCacheReadTokens { get; init; }
    public long? TokensSavedFromCache { get; init; }
    public long? LostCacheReadTokens { get; init; }

    public long TotalMicros { get; init; }
    public long UpstreamMicros { get; init; }
    public long FirstTokenMicros { get; init; }
    public long OptimizerMicros { get; init; }
    public long OverheadMicros { get; init; }
}
