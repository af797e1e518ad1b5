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
    public required string Id { get; set; }

    /// <summary>When the request or attempt began.</summary>
    public required DateTimeOffset Time { get; set; }

    /// <summary>The request all its attempts share.</summary>
    public required string RequestId { get; set; }

    /// <summary>0-based number of the attempt; null on the request's own row.</summary>
    public int? Attempt { get; set; }

    /// <summary>Session the caller named or the optimizer recognised.</summary>
    public string? SessionId { get; set; }

    /// <summary>Tenant of the client key; <c>default</c> without one.</summary>
    public string Tenant { get; set; } = "default";

    /// <summary>User, from the key before the metadata.</summary>
    public string? User { get; set; }

    /// <summary>Team, from the key before the metadata.</summary>
    public string? Team { get; set; }

    /// <summary>Id of the client key, never the key.</summary>
    public string? KeyId { get; set; }

    /// <summary>Tool (the calling program) named in the metadata.</summary>
    public string? Tool { get; set; }

    /// <summary>Intent named in the metadata.</summary>
    public string? Intent { get; set; }

    /// <summary>Other scalar metadata: at most 16 entries of 64-character keys and 256-character values.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; set; }

    /// <summary>Path the caller used, e.g. <c>/v1/chat/completions</c>.</summary>
    public required string Endpoint { get; set; }

    /// <summary>Dialect of the endpoint: <c>openai-chat</c>, <c>openai-responses</c>, <c>anthropic</c>, <c>gemini</c>, ...</summary>
    public string? Dialect { get; set; }

    /// <summary>Provider slug.</summary>
    public string? Provider { get; set; }

    /// <summary>Model the caller asked for.</summary>
    public string? ModelAsked { get; set; }

    /// <summary>Model the provider says it served.</summary>
    public string? ModelServed { get; set; }

    /// <summary>HTTP status the caller (request) or the gateway (attempt) saw.</summary>
    public int Status { get; set; }

    /// <summary>How it ended.</summary>
    public required TerminalState State { get; set; }

    /// <summary>Class of the failure, e.g. <c>connect</c>, <c>timeout</c>, <c>malformed_upstream</c>, <c>budget</c>; null on success.</summary>
    public string? ErrorClass { get; set; }

    /// <summary>True when the answer was an event stream.</summary>
    public bool Streamed { get; set; }

    /// <summary>Tokens by tier; null when the provider never said.</summary>
    public TokenUsage? Usage { get; set; }

    /// <summary>Request bytes as received.</summary>
    public long BytesIn { get; set; }

    /// <summary>Answer bytes as sent.</summary>
    public long BytesOut { get; set; }

    /// <summary>Cost in nano-USD; null = model unpriced or usage unknown. Summed over request rows only.</summary>
    public long? CostNanoUsd { get; set; }

    /// <summary>What the call would have cost unoptimized, in nano-USD.</summary>
    public long? BaselineCostNanoUsd { get; set; }

    /// <summary>Baseline minus cost minus the optimizer's own cost; negative is a loss.</summary>
    public long? SavingsNanoUsd { get; set; }

    /// <summary>What the optimizer itself spent (embeddings, retrievals), in nano-USD.</summary>
    public long OptimizerCostNanoUsd { get; set; }

    /// <summary>Version of the price table used.</summary>
    public string? PriceVersion { get; set; }

    /// <summary><c>applied</c>, <c>skipped</c>, <c>timeout</c>, <c>error</c> or <c>off</c>.</summary>
    public string OptimizationStatus { get; set; } = "off";

    /// <summary>Optimization id, when the optimizer answered.</summary>
    public string? OptimizationId { get; set; }

    /// <summary>Estimated tokens saved per strategy; 0 for one that only reported.</summary>
    public IReadOnlyDictionary<string, long>? TokensSavedByKind { get; set; }

    /// <summary>Strategies that stood down, and why.</summary>
    public IReadOnlyList<SuppressedKind>? Suppressed { get; set; }

    /// <summary><c>treated</c> or <c>holdout</c> while a holdout runs; else null.</summary>
    public string? HoldoutArm { get; set; }

    /// <summary>What the optimizer knew of the provider's prompt cache.</summary>
    public PrefixReport? Prefix { get; set; }

    /// <summary>Durations in microseconds.</summary>
    public Durations Durations { get; set; }

    /// <summary>W3C <c>traceparent</c> of a recorded request, so that its trace goes on where the row is written; not kept.</summary>
    public string? TraceParent { get; set; }
}
