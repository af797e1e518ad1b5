using System.Text.Json;
using System.Text.Json.Serialization;

namespace Anyray.Contracts.Optimizer;

/// <summary>
/// The answer of <c>POST /v1/optimize</c>. With <c>Prefer: return=minimal</c> it holds <see cref="Unchanged"/> or
/// <see cref="Edits"/> in place of the whole <c>request</c>. Its members can be set because the serializer reads those of a
/// constructor or initializer several times slower, and every call of a gateway reads one.
/// </summary>
public sealed record OptimizeResult
{
    /// <summary>Always 1.</summary>
    public int ProtocolVersion { get; set; } = 1;

    /// <summary>Id of this optimization, in logs and in the ledger.</summary>
    [JsonRequired]
    public string OptimizationId { get; set; } = "";

    /// <summary>The whole request; absent in a minimal answer.</summary>
    public JsonElement? Request { get; set; }

    /// <summary>True in a minimal answer when no byte changed.</summary>
    public bool? Unchanged { get; set; }

    /// <summary>The edits of a minimal answer.</summary>
    public IReadOnlyList<SpanEdit>? Edits { get; set; }

    /// <summary>What was done, by strategy; empty when nothing was.</summary>
    public IReadOnlyList<Decision> Decisions { get; set; } = [];

    /// <summary>Estimated input tokens removed in all.</summary>
    public long EstimatedTokensSaved { get; set; }

    /// <summary>Estimated saving in USD in all.</summary>
    public decimal EstimatedSavingsUsd { get; set; }

    /// <summary>True when <see cref="CachedResponse"/> answers the call.</summary>
    public bool CacheHit { get; set; }

    /// <summary>The provider-shaped answer of a hit.</summary>
    public JsonElement? CachedResponse { get; set; }

    /// <summary>The answer of a hit as event-stream text, when <c>options.sse</c> asked for it.</summary>
    public string? CachedResponseSse { get; set; }

    /// <summary>True when a live answer is worth writing back under <see cref="CacheKey"/>.</summary>
    public bool CacheEligible { get; set; }

    /// <summary>Key for the write-back.</summary>
    public string? CacheKey { get; set; }

    /// <summary>Lifetime of a written-back answer, in seconds.</summary>
    public int? CacheTtlSeconds { get; set; }

    /// <summary>Opaque; the caller returns it with the session's next turn.</summary>
    public JsonElement? Pins { get; set; }

    /// <summary>Strategies that stood down, and why.</summary>
    public IReadOnlyList<SuppressedKind> SuppressedKinds { get; set; } = [];

    /// <summary>True when <c>/v1/optimize-response</c> has something to do with this call's answer.</summary>
    public bool PostCall { get; set; }

    /// <summary>What is known of the provider's prompt cache.</summary>
    public PrefixReport? Prefix { get; set; }

    /// <summary>What the model fetched back; null when that is nothing.</summary>
    public RetrievalReport? Retrieval { get; set; }

    /// <summary>Session the optimizer counted the request to: <c>id:</c> or <c>cc:</c> and the caller's own id, or <c>fp:</c> and a fingerprint.</summary>
    public string? SessionId { get; set; }

    /// <summary><c>treated</c> or <c>holdout</c> while a holdout runs; else null.</summary>
    public string? HoldoutArm { get; set; }
}
