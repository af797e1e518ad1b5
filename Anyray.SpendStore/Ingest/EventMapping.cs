using System.Text.Json;
using Anyray.Contracts.Spend;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Ingest;

/// <summary>Turns an event into a ledger row, with every text bounded.</summary>
internal static class EventMapping
{
    private const int MaxText = 256;
    private const int MaxLabels = 16;
    private const int MaxLabelName = 64;
    private const int MaxKinds = 64;

    public static LedgerRow ToRow(this SpendEvent e) => new()
    {
        Id = e.Id,
        Time = e.Time.UtcDateTime.Truncated(),
        RequestId = Bound(e.RequestId)!,
        Attempt = e.Attempt,
        SessionId = Bound(e.SessionId),
        Tenant = Bound(e.Tenant) ?? "default",
        User = Bound(e.User),
        Team = Bound(e.Team),
        KeyId = Bound(e.KeyId),
        Tool = Bound(e.Tool),
        Intent = Bound(e.Intent),
        Labels = Json(Bound(e.Labels, MaxLabels, text => Bound(text)!)),
        Endpoint = Bound(e.Endpoint)!,
        Dialect = Bound(e.Dialect),
        Provider = Bound(e.Provider),
        ModelAsked = Bound(e.ModelAsked),
        ModelServed = Bound(e.ModelServed),
        Status = e.Status,
        State = e.State.Name(),
        ErrorClass = Bound(e.ErrorClass),
        Streamed = e.Streamed,
        InputTokens = e.Usage?.Input,
        CacheReadTokens = e.Usage?.CacheRead,
        CacheWrite5mTokens = e.Usage?.CacheWrite5m,
        CacheWrite1hTokens = e.Usage?.CacheWrite1h,
        OutputTokens = e.Usage?.Output,
        ReasoningTokens = e.Usage?.Reasoning,
        UsageDetails = Json(e.Usage?.Details),
        BytesIn = e.BytesIn,
        BytesOut = e.BytesOut,
        CostNanoUsd = e.CostNanoUsd,
        BaselineCostNanoUsd = e.BaselineCostNanoUsd,
        SavingsNanoUsd = e.SavingsNanoUsd,
        OptimizerCostNanoUsd = e.OptimizerCostNanoUsd,
        PriceVersion = Bound(e.PriceVersion),
        OptimizationStatus = Bound(e.OptimizationStatus) ?? "off",
        OptimizationId = Bound(e.OptimizationId),
        TokensSavedByKind = Json(Bound(e.TokensSavedByKind, MaxKinds, tokens => tokens)),
        TokensSaved = e.TokensSavedByKind?.Take(MaxKinds).Sum(k => k.Value) ?? 0,
        Suppressed = Json(e.Suppressed?.Take(MaxKinds).Select(s => new { Kind = Bound(s.Kind), Reason = Bound(s.Reason) })),
        HoldoutArm = Bound(e.HoldoutArm),
        PrefixHash = Bound(e.Prefix?.Hash),
        FirstChangedOffset = e.Prefix?.FirstChangedOffset,
        PredictedCacheReadTokens = e.Prefix?.PredictedCacheReadTokens,
        TokensSavedFromCache = e.Prefix?.TokensSavedFromCache,
        LostCacheReadTokens = e.Prefix?.LostCacheReadTokens,
        TotalMicros = e.Durations.Total,
        UpstreamMicros = e.Durations.Upstream,
        FirstTokenMicros = e.Durations.FirstToken,
        OptimizerMicros = e.Durations.Optimizer,
        OverheadMicros = e.Durations.Overhead,
    };

    /// <summary>Whole microseconds: what both databases keep, so that a repeated event has the same key.</summary>
    private static DateTime Truncated(this DateTime time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);

    /// <summary>Postgres refuses NUL in text, so it goes too.</summary>
    private static string? Bound(string? text, int length = MaxText)
    {
        if (text is null) return null;
        if (text.Length > length) text = text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
        return text.Contains('\0') ? text.Replace("\0", "") : text;
    }

    private static Dictionary<string, T>? Bound<T>(IReadOnlyDictionary<string, T>? entries, int count, Func<T, T> bound)
    {
        if (entries is null) return null;
        var bounded = new Dictionary<string, T>();
        foreach (var (name, value) in entries.Take(count)) bounded[Bound(name, MaxLabelName)!] = bound(value);
        return bounded;
    }

    private static string? Json<T>(T? value) => value is null ? null : JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
