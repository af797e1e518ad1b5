using Anyray.Contracts.Pricing;
using Anyray.Contracts.Spend;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Protocol;

namespace Anyray.Optimizer.Records;

/// <summary>Turns a record of <c>/v1/record</c> into an event of the ledger, priced by the seed table.</summary>
internal static class RecordReader
{
    public static SpendEvent Read(JsonNode root, bool trusted)
    {
        var id = root["id"u8].AsString() is { Length: > 0 and <= 128 } given ? given : throw Bad("id must be a string of 1 to 128 characters");
        var ts = root["ts"u8].AsInteger() is { } ms and > 0 and < 253402300800000 ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : throw Bad("ts must be Unix time in milliseconds");
        var attribution = RequestMetadata.Read(root["attribution"u8]);
        var status = (int)(root["status"u8].AsInteger() ?? 200);
        var usage = UsageOf(root);
        var (provider, model) = (root["provider"u8].AsString(), root["model"u8].AsString());
        var price = provider is null || model is null ? null : PriceTable.Seed.Find(provider, model, ts);
        var saved = SavedByKind(root["decisions"u8]);
        long removed = 0;
        foreach (var tokens in saved.Values) removed += tokens;
        // An answer from the cache cost nothing; its usage is what the call would have been billed.
        var cached = root["cacheHit"u8].Kind == JsonKind.True;
        long? full = price is null || usage is null ? null : CallPricing.Cost(price, usage);
        var cost = cached ? 0 : full;
        var baseline = cached ? full : cost is null ? null : (long?)CallPricing.Baseline(price!, usage!, Removed(removed, usage!));
        return new SpendEvent
        {
            Id = RecordId.Of(id, ts),
            Time = ts,
            RequestId = id,
            SessionId = attribution.SessionId,
            Tenant = trusted && attribution.TenantId is { } tenant ? tenant : "default",
            User = attribution.User,
            Team = attribution.Team,
            Tool = attribution["tool"],
            Intent = attribution["intentLabel"] ?? attribution["intent"],
            Endpoint = root["endpoint"u8].AsString() ?? throw Bad("endpoint must be a string"),
            Provider = provider,
            ModelAsked = model,
            ModelServed = model,
            Status = status,
            State = cached ? TerminalState.Cached : StateOf(status, usage),
            Usage = usage,
            CostNanoUsd = cost,
            BaselineCostNanoUsd = baseline,
            SavingsNanoUsd = baseline - cost,
            PriceVersion = price is null ? null : PriceTable.Seed.Version,
            OptimizationStatus = root["optimizationStatus"u8].AsString() ?? (saved.Count > 0 ? "applied" : "skipped"),
            OptimizationId = root["optimizationId"u8].AsString(),
            TokensSavedByKind = saved.Count == 0 ? null : saved,
            Durations = new Durations
            {
                Total = 1000 * Math.Max(0, root["durationMs"u8].AsInteger() ?? 0),
                Optimizer = 1000 * Math.Max(0, root["optimizationLatencyMs"u8].AsInteger() ?? 0),
            },
        };
    }

    private static TerminalState StateOf(int status, TokenUsage? usage) => status switch
    {
        StatusCodes.Status499ClientClosedRequest => TerminalState.Cancelled,
        >= 400 => TerminalState.Failed,
        _ => usage is null ? TerminalState.SettledUnknown : TerminalState.Completed,
    };

    private static TokenUsage? UsageOf(JsonNode root)
    {
        var (prompt, completion) = (root["promptTokens"u8].AsInteger(), root["completionTokens"u8].AsInteger());
        if (prompt is null && completion is null) return null;
        // Cached tokens are part of the prompt's.
        var rest = Math.Max(0, prompt ?? 0);
        var read = Math.Clamp(root["cacheReadTokens"u8].AsInteger() ?? root["cachedTokens"u8].AsInteger() ?? 0, 0, rest);
        var write = Math.Clamp(root["cacheWriteTokens"u8].AsInteger() ?? 0, 0, rest - read);
        return new TokenUsage { Input = rest - read - write, CacheRead = read, CacheWrite5m = write, Output = Math.Max(0, completion ?? 0) };
    }

    // Where the provider had part of the prompt cached, it would have had the same part of what was taken out.
    private static RemovedTokens Removed(long tokens, TokenUsage usage)
    {
        var prompt = usage.Input + usage.CacheRead + usage.CacheWrite5m;
        var cached = prompt == 0 ? 0 : (long)((Int128)Math.Max(0, tokens) * usage.CacheRead / prompt);
        return new RemovedTokens { Fresh = tokens - cached, Cached = cached };
    }

    private static Dictionary<string, long> SavedByKind(JsonNode decisions)
    {
        var saved = new Dictionary<string, long>();
        foreach (var decision in decisions.Children)
            if (decision["kind"u8].AsString() is { Length: <= 64 } kind) saved[kind] = saved.GetValueOrDefault(kind) + (decision["estimatedTokensSaved"u8].AsInteger() ?? 0);
        return saved;
    }

    private static ProtocolException Bad(string what) => new(400, "invalid_record", what + ".");
}
