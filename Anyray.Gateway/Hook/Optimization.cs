using System.Text;
using System.Text.Json;
using Anyray.Contracts.Optimizer;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Hook;

/// <summary>What the optimizer hook did to one call.</summary>
/// <param name="Status"><c>applied</c>, <c>skipped</c>, <c>timeout</c>, <c>error</c> or <c>off</c>.</param>
/// <param name="Result">The optimizer's answer; null when it gave none.</param>
internal sealed record Optimization(string Status, OptimizeResult? Result)
{
    public static readonly Optimization Off = new("off", null);
    public static readonly Optimization Error = new("error", null);
    public static readonly Optimization TimedOut = new("timeout", null);

    private string? _bare;

    /// <summary>Removed tokens, by what they would have cost.</summary>
    public RemovedTokens Removed
    {
        get
        {
            if (Status != "applied" || Result is null) return default;
            var cached = Math.Clamp(Result.Prefix?.TokensSavedFromCache ?? 0, 0, Math.Max(0, Result.EstimatedTokensSaved));
            return new RemovedTokens
            {
                Fresh = Math.Max(0, Result.EstimatedTokensSaved) - cached,
                Cached = cached,
                LostCacheReads = Math.Max(0, Result.Prefix?.LostCacheReadTokens ?? 0),
            };
        }
    }

    /// <summary><c>holdout</c> or <c>treated</c> while a holdout runs.</summary>
    public string? HoldoutArm
    {
        get
        {
            if (Result is null) return null;
            if (Result.HoldoutArm is { } arm) return arm;
            foreach (var suppressed in Result.SuppressedKinds)
                if (suppressed.Reason == "session_gate_holdout") return "holdout";
            return null;
        }
    }

    public IReadOnlyDictionary<string, long>? TokensSavedByKind()
    {
        if (Result is not { Decisions.Count: > 0 }) return null;
        var byKind = new Dictionary<string, long>();
        foreach (var decision in Result.Decisions)
            byKind[decision.Kind] = byKind.GetValueOrDefault(decision.Kind) + (decision.EstimatedTokensSaved ?? 0);
        return byKind;
    }

    /// <summary>Value of the <c>x-anyray-optimization</c> response header.</summary>
    public string ToHeader()
    {
        if (Result is null) return _bare ??= $$"""{"status":"{{Status}}","kinds":[],"estimatedTokensSaved":0,"cacheHit":false}""";
        using var buffer = new PooledWriter(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status", Status);
            json.WriteStartArray("kinds");
            foreach (var decision in Result.Decisions) json.WriteStringValue(decision.Kind);
            json.WriteEndArray();
            json.WriteNumber("estimatedTokensSaved", Result.EstimatedTokensSaved);
            json.WriteBoolean("cacheHit", Result.CacheHit);
            WriteMetric(json);
            json.WriteEndObject();
        }
        return Encoding.ASCII.GetString(buffer.Span);
    }

    private void WriteMetric(Utf8JsonWriter json)
    {
        foreach (var decision in Result!.Decisions)
        {
            if (decision.Metric is not { } metric) continue;
            json.WriteStartObject("metric");
            json.WriteString("name", metric.Name);
            json.WriteNumber("value", metric.Value);
            json.WriteEndObject();
            return;
        }
    }
}
