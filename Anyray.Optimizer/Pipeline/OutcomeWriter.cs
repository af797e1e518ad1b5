using Anyray.Contracts.Optimizer;
using Anyray.Contracts.Pricing;
using Anyray.Optimizer.Cache;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Sessions;

namespace Anyray.Optimizer.Pipeline;

/// <summary>Sums a finished run up.</summary>
internal static class OutcomeWriter
{
    private const decimal NanoPerUsd = 1_000_000_000m;

    public static OptimizeOutcome Write(
        string id, PipelineRun run, TrackedSession session, StrategyRegistry registry, CacheLookup lookup, Dictionary<string, string> pins,
        string? arm, string? provider, long rewritten, DateTimeOffset now)
    {
        var edits = run.View.Editor.Render();
        var prefix = PrefixOf(run, session, edits, rewritten);
        var price = PriceTable.Seed.Find(provider ?? session.Cache?.Provider ?? "openai", run.View.Model, now);
        var decisions = DecisionWriter.Write(run, registry);
        long tokens = 0;
        for (var i = 0; i < decisions.Count; i++)
        {
            var saved = decisions[i].EstimatedTokensSaved ?? 0;
            tokens += saved;
            if (price is not null && saved != 0) decisions[i] = decisions[i] with { EstimatedSavingsUsd = Usd(price.Input, saved) };
        }
        var fromCache = Math.Min(prefix.TokensSavedFromCache, Math.Max(tokens, 0));
        return new OptimizeOutcome
        {
            OptimizationId = id,
            View = run.View,
            Edits = edits,
            Decisions = decisions,
            Suppressed = [.. run.Suppressed.Select(s => new SuppressedKind(s.Key, s.Value))],
            Pins = [.. pins.Select(p => $"{p.Key}={p.Value}")],
            Cache = lookup,
            Kinds = KindsOf(run),
            Prefix = prefix,
            Retrieval = Retrievals.Of(run.View, session.Facts is { MessagesCached: true, Cold: false }),
            SessionKey = session.Key.Value,
            HoldoutArm = arm,
            TokensSaved = tokens,
            SavingsUsd = price is null ? 0 : Usd(price.Input, tokens - fromCache) + Usd(price.CacheRead ?? price.Input, fromCache),
        };
    }

    private static Dictionary<int, string> KindsOf(PipelineRun run)
    {
        var kinds = new Dictionary<int, string>();
        foreach (var record in run.Records)
        {
            // What was taken out shows as an edit of its container.
            var node = record.Scope switch
            {
                EditScope.BlockRemoved => record.Segment.Block.Parent.Index,
                EditScope.MessageRemoved => run.View.MessagesNode.Index,
                _ => record.Segment.Value.Index,
            };
            kinds[node] = kinds.TryGetValue(node, out var earlier) && earlier != record.Kind ? $"{earlier}, {record.Kind}" : record.Kind;
        }
        return kinds;
    }

    private static decimal Usd(long nanoPerMillion, long tokens) => nanoPerMillion * (decimal)tokens / 1_000_000m / NanoPerUsd;

    private static PrefixReport PrefixOf(PipelineRun run, TrackedSession session, List<Json.RenderedEdit> edits, long rewritten)
    {
        var warm = session.Facts is { MessagesCached: true, Cold: false, Known: true };
        long saved = 0, sentBytes = 0;
        if (warm)
        {
            // What was taken out on an earlier turn would have been read from the cache since.
            foreach (var record in run.Records)
                if (record is { Replayed: true } || (record.Segment.Message is null && session.Facts.PrefixSent)) saved += record.BytesBefore - record.BytesAfter;
            sentBytes = run.View.Messages[session.Facts.SentMessages - 1].Node.End - run.View.Body.Start - saved;
        }
        var predicted = TokenEstimate.OfBytes(sentBytes);
        if (session.Cache is null || predicted < session.Cache.MinPrefixTokens) predicted = 0;
        return new PrefixReport
        {
            Hash = PrefixHash(run.View),
            FirstChangedOffset = edits.Count == 0 ? null : edits[0].Offset - run.View.Body.Start,
            PredictedCacheReadTokens = Math.Max(0, predicted - rewritten),
            TokensSavedFromCache = TokenEstimate.OfBytes(saved),
            LostCacheReadTokens = rewritten,
        };
    }

    private static string PrefixHash(RequestView view)
    {
        var hash = TextHash.Begin();
        if (view.ToolsNode.Exists) hash.Append(view.Editor.Current(view.ToolsNode).Span);
        if (view.Body["system"u8] is { Exists: true } system) hash.Append(view.Editor.Current(system).Span);
        if (view.Body["instructions"u8] is { Exists: true } instructions) hash.Append(view.Editor.Current(instructions).Span);
        return hash.GetCurrentHashAsUInt64().ToString("x16");
    }
}
