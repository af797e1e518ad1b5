using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Optimizer.Cache;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Protocol;

/// <summary>Writes an outcome as the answer of <c>/v1/optimize</c>: the shape of <see cref="Contracts.Optimizer.OptimizeResult"/>, the body copied byte for byte.</summary>
internal static class OptimizeResponseWriter
{
    public static void Write(OptimizeOutcome outcome, OptimizeResponseFormat format, PooledBuffer<byte> output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("protocolVersion"u8, 1);
        json.WriteString("optimizationId"u8, outcome.OptimizationId);
        WriteBody(json, outcome, format);
        json.WritePropertyName("decisions"u8);
        JsonSerializer.Serialize(json, outcome.Decisions, ContractsJsonContext.Default.IReadOnlyListDecision);
        json.WriteNumber("estimatedTokensSaved"u8, outcome.TokensSaved);
        json.WriteNumber("estimatedSavingsUsd"u8, outcome.SavingsUsd);
        WriteCache(json, outcome, format);
        json.WriteStartArray("pins"u8);
        foreach (var pin in outcome.Pins) json.WriteStringValue(pin);
        json.WriteEndArray();
        json.WritePropertyName("suppressedKinds"u8);
        JsonSerializer.Serialize(json, outcome.Suppressed, ContractsJsonContext.Default.IReadOnlyListSuppressedKind);
        json.WriteBoolean("postCall"u8, outcome.PostCall);
        if (outcome.Prefix is { } prefix)
        {
            json.WritePropertyName("prefix"u8);
            JsonSerializer.Serialize(json, prefix, ContractsJsonContext.Default.PrefixReport);
        }
        if (outcome.Retrieval is { } retrieval)
        {
            json.WriteStartObject("retrieval"u8);
            json.WriteNumber("tokens"u8, retrieval.Tokens);
            json.WriteNumber("cachedTokens"u8, retrieval.CachedTokens);
            json.WriteEndObject();
        }
        if (outcome.SessionKey is { } session) json.WriteString("sessionId"u8, session);
        if (outcome.HoldoutArm is { } arm) json.WriteString("holdoutArm"u8, arm);
        if (format.Diff) WriteDiff(json, outcome);
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, OptimizeOutcome outcome, OptimizeResponseFormat format)
    {
        if (format.Minimal)
        {
            if (outcome.Edits.Count == 0) json.WriteBoolean("unchanged"u8, true);
            else WriteEdits(json, outcome);
            return;
        }
        using var body = new PooledBuffer<byte>(outcome.View.Body.End - outcome.View.Body.Start + 64);
        outcome.WriteBody(body);
        if (format.Raw) json.WriteString("requestText"u8, body.Span);
        else
        {
            json.WritePropertyName("request"u8);
            json.WriteRawValue(body.Span, skipInputValidation: true);
        }
    }

    private static void WriteEdits(Utf8JsonWriter json, OptimizeOutcome outcome)
    {
        json.WriteStartArray("edits"u8);
        foreach (var edit in outcome.Edits)
        {
            json.WriteStartObject();
            json.WriteNumber("offset"u8, edit.Offset - outcome.View.Body.Start);
            json.WriteNumber("length"u8, edit.Length);
            json.WriteString("replacement"u8, edit.Replacement.Span);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCache(Utf8JsonWriter json, OptimizeOutcome outcome, OptimizeResponseFormat format)
    {
        var hit = outcome.Cache.Hit;
        json.WriteBoolean("cacheHit"u8, hit is not null);
        if (hit is not null)
        {
            json.WritePropertyName("cachedResponse"u8);
            json.WriteRawValue(hit, skipInputValidation: true);
            if (format.Sse) json.WriteString("cachedResponseSse"u8, EventStreamRenderer.Render(hit));
        }
        json.WriteBoolean("cacheEligible"u8, outcome.Cache.Key is not null);
        if (outcome.Cache.Key is not { } key) return;
        json.WriteString("cacheKey"u8, key);
        json.WriteNumber("cacheTtlSeconds"u8, outcome.Cache.TtlSeconds);
    }

    private static void WriteDiff(Utf8JsonWriter json, OptimizeOutcome outcome)
    {
        var text = outcome.View.Body.Tree!.Bytes.Span;
        json.WriteStartArray("diff"u8);
        foreach (var edit in outcome.Edits)
        {
            json.WriteStartObject();
            json.WriteString("pointer"u8, JsonPointer.Of(new JsonNode(outcome.View.Body.Tree, edit.Node), outcome.View.Body));
            json.WriteString("kind"u8, outcome.KindOf(edit.Node));
            json.WriteNumber("bytesBefore"u8, edit.Length);
            json.WriteNumber("bytesAfter"u8, edit.Replacement.Length);
            json.WriteString("before"u8, Encoding.UTF8.GetString(text.Slice(edit.Offset, edit.Length)));
            json.WriteString("after"u8, Encoding.UTF8.GetString(edit.Replacement.Span));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
