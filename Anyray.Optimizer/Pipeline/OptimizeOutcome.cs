using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Cache;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Pipeline;

/// <summary>What came of a call. Holds pooled memory: dispose it when the answer is written.</summary>
internal sealed class OptimizeOutcome : IDisposable
{
    public required string OptimizationId { get; init; }

    public required RequestView View { get; init; }

    /// <summary>Edits against the tree's bytes, ascending; empty = the request goes out as it came.</summary>
    public IReadOnlyList<RenderedEdit> Edits { get; init; } = [];

    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    public IReadOnlyList<SuppressedKind> Suppressed { get; init; } = [];

    public IReadOnlyCollection<string> Pins { get; init; } = [];

    public CacheLookup Cache { get; init; } = CacheLookup.None;

    public PrefixReport? Prefix { get; init; }

    /// <summary>What the model fetched back; null when that is nothing.</summary>
    public RetrievalReport? Retrieval { get; init; }

    /// <summary>Session the request belongs to, as the caller named it or by its fingerprint.</summary>
    public string? SessionKey { get; init; }

    /// <summary><c>treated</c>, <c>holdout</c>, or null while none runs.</summary>
    public string? HoldoutArm { get; init; }

    /// <summary>A kind has something to do with the answer.</summary>
    public bool PostCall { get; init; }

    public long TokensSaved { get; init; }

    public decimal SavingsUsd { get; init; }

    /// <summary>Kinds by the value they edited.</summary>
    public IReadOnlyDictionary<int, string> Kinds { get; init; } = new Dictionary<int, string>();

    /// <summary>Kind of the edit of a value; a list of them when several had a part in it.</summary>
    public string KindOf(int node) => Kinds.GetValueOrDefault(node, "request");

    /// <summary>Writes the body with its edits.</summary>
    public void WriteBody(PooledBuffer<byte> output) =>
        JsonRenderer.Apply(Edits, View.Body.Tree!.Bytes.Span, View.Body.Start, View.Body.End, output);

    public void Dispose() => View.Dispose();
}
