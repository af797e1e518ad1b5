using Anyray.Contracts.Optimizer;
using Anyray.Contracts.Pricing;

namespace Anyray.Contracts.Spend;

/// <summary>
/// One row of the ledger: a request (<see cref="Attempt"/> is null) or one attempt at a provider. Content-free by
/// construction: no member holds text of a prompt or an answer.
/// </summary>
public sealed record SpendEvent
{
    /// <summary>ULID; its timestamp is <see cref="Time"/>. Ingest is idempotent on it.</summary>
    public required string Id { get; init; }

    /// <summary>When the request or attempt began.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The request all its attempts share.</summary>
    public required string RequestId { get; init; }

    /// <summary>0-based number of the attempt; null on the request's own row.</summary>
    public int? Attempt { get; init; }

    /// <summary>Session the caller named or the optimizer recognised.</summary>
    public string? SessionId { get; init; }

    /// <summary>Tenant of the client key; <c>default</c> without one.</summary>
    public string Tenant { get; init; } = "default";

    /// <summary>User, from the key before the metadata.</summary>
    public string? User { get; init; }

    /// <summary>Team, from the key before the metadata.</summary>
    public string? Team { get; init; }

    /// <summary>Id of the client key, never the key.</summary>
    public string? KeyId { get; init; }

    /// <summary>Tool (the calling program) named in the metadata.</summary>
    public string? Tool { get; init; }

    /// <summary>Intent named in the metadata.</summary>
    public string? Intent { get; init; }

    /// <summary>Other scalar metadata: at most 16 entries of 64-character keys and 256-character values.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Path the caller used, e.g. <c>/v1/chat/completions</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Dialect of the endpoint: <c>openai-chat</c>, <c>openai-responses</c>, <c>anthropic</c>, <c>gemini</c>, ...</summary>
    public string? Dialect { get; init; }

    /// <summary>Provider slug.</summary>
    public string? Provider { get; init; }

    /// <summary>Model the caller asked for.</summary>
    public string? ModelAsked { get; init; }

    /// <summary>Model the provider says it served.</summary>
    public string? ModelServed { get; init; }

    /// <summary>HTTP status the caller (request) or the gateway (attempt) saw.</summary>
    public int Status { get; init; }

    /// <summary>How it ended.</summary>
    public required TerminalState State { get; init; }

    /// <summary>Class of the failure, e.g. <c>connect</c>, <c>timeout</c>, <c>malformed_upstream</c>, <c>budget</c>; null on success.</summary>
    public string? ErrorClass { get; init; }

    /// <summary>True when the answer was an event stream.</summary>
    public bool Streamed { get; init; }

    /// <summary>Tokens by tier; null when the provider never said.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Request bytes as received.</summary>
    public long BytesIn { get; init; }

    /// <summary>Answer bytes as sent.</summary>
    public long BytesOut { get; init; }

    /// <summary>Cost in nano-USD; null = model unpriced or usage unknown. Summed over request rows only.</summary>
    public long? CostNanoUsd { get; init; }

    /// <summary>What the call would have cost unoptimized, in nano-USD.</summary>
    public long? BaselineCostNanoUsd { get; init; }

    /// <summary>Baseline minus cost minus the optimizer's own cost; negative is a loss.</summary>
    public long? SavingsNanoUsd { get; init; }

    /// <summary>What the optimizer itself spent (embeddings, retrievals), in nano-USD.</summary>
    public long OptimizerCostNanoUsd { get; init; }

    /// <summary>Version of the price table used.</summary>
    public string? PriceVersion { get; init; }

    /// <summary><c>applied</c>, <c>skipped</c>, <c>timeout</c>, <c>error</c> or <c>off</c>.</summary>
    public string OptimizationStatus { get; init; } = "off";

    /// <summary>Optimization id, when the optimizer answered.</summary>
    public string? OptimizationId { get; init; }

    /// <summary>Estimated tokens saved per strategy; 0 for one that only reported.</summary>
    public IReadOnlyDictionary<string, long>? TokensSavedByKind { get; init; }

    /// <summary>Strategies that stood down, and why.</summary>
    public IReadOnlyList<SuppressedKind>? Suppressed { get; init; }

    /// <summary><c>treated</c> or <c>holdout</c> while a holdout runs; else null.</summary>
    public string? HoldoutArm { get; init; }

    /// <summary>What the optimizer knew of the provider's prompt cache.</summary>
    public PrefixReport? Prefix { get; init; }

    /// <summary>Durations in microseconds.</summary>
    public Durations Durations { get; init; }

    /// <summary>W3C <c>traceparent</c> of a recorded request, so that its trace goes on where the row is written; not kept.</summary>
    public string? TraceParent { get; init; }
}
