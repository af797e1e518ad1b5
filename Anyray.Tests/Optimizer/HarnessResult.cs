using System.Text.Json;
using Anyray.Contracts.Optimizer;

namespace Anyray.Tests.Optimizer;

/// <summary>What one run of the pipeline gave.</summary>
public sealed record HarnessResult(
    string Original,
    string Body,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyDictionary<string, string> Suppressed,
    IReadOnlyList<string> Pins,
    IReadOnlyDictionary<string, string> Stashed)
{
    /// <summary>What the ledger is told of the provider's cache.</summary>
    public PrefixReport? Prefix { get; init; }

    public string OptimizationId { get; init; } = "";

    public bool Unchanged => Body == Original;

    /// <summary>The optimized body; fails when it is not JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public Decision? Decision(string kind) => Decisions.FirstOrDefault(d => d.Kind == kind);
}
