using Anyray.Contracts.Optimizer;

namespace Anyray.Optimizer.Hosts;

/// <summary>What is to be done with a host's call.</summary>
internal sealed record HostDecision
{
    /// <summary>Id of the optimization.</summary>
    public required string OptimizationId { get; init; }

    /// <summary>The model asked for.</summary>
    public string? Model { get; init; }

    /// <summary>The body to send on; null = as it came.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The answer of a cache hit, rendered as the call asked (JSON or event stream).</summary>
    public ReadOnlyMemory<byte>? Cached { get; init; }

    /// <summary>Key for the write-back; null = the answer is not worth keeping.</summary>
    public string? CacheKey { get; init; }

    /// <summary>Lifetime of a written-back answer, in seconds.</summary>
    public int CacheTtlSeconds { get; init; } = 3600;

    /// <summary>True when the answer may be changed.</summary>
    public bool PostCall { get; init; }

    /// <summary>What was done.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>Estimated input tokens removed.</summary>
    public long EstimatedTokensSaved { get; init; }

    /// <summary>Time the decision took.</summary>
    public TimeSpan Latency { get; init; }
}
