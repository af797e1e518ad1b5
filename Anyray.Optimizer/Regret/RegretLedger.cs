using System.Collections.Concurrent;
using System.Globalization;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Sessions;

namespace Anyray.Optimizer.Regret;

/// <summary>
/// What each kind saved a tenant over the last hours, and what it cost: content that the model asked to have back, the extra
/// turn over the whole context that asking takes, and cache writes that a rewrite of sent bytes caused. A kind that costs more
/// than it saves stands down for the tenant, on every replica, and starts over after a while. Amounts are tokens at the price
/// of uncached input; what the provider reads from or writes to its cache counts as <see cref="PromptCaches"/> says.
/// </summary>
internal sealed class RegretLedger(IRegretStore store, TimeProvider time)
{
    private const int WindowHours = 6;
    private const int MinCosts = 5;

    private static readonly TimeSpan HandleLifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan CallLifetime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2 * WindowHours + 1);

    /// <summary>How long one replica goes by what it read last.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, RegretVerdict> _verdicts = [];

    /// <summary>Credits what the run's edits saved, and notes what later costs are to be charged to.</summary>
    public async ValueTask CreditAsync(PipelineRun run, string optimizationId)
    {
        var saved = new Dictionary<string, long>();
        var handles = new Dictionary<string, string>();
        var rewrote = new HashSet<string>();
        long removed = 0;
        var cache = PromptCaches.Find(run.View.Model);
        var read = run.Session.MessagesCached ? cache?.ReadPrice ?? 1 : 1;
        foreach (var record in run.Records)
        {
            var bytes = record.BytesBefore - record.BytesAfter;
            removed += bytes;
            var tokens = TokenEstimate.OfBytes(bytes) * (record.Replayed && !run.Session.Cold ? read : 1);
            if (tokens >= 1) saved[Saved(record.Kind)] = saved.GetValueOrDefault(Saved(record.Kind)) + (long)tokens;
            foreach (var span in record.Stashed) handles[span.Handle] = record.Kind;
            if (!record.Replayed && IsRewrite(run.Session, record)) rewrote.Add(record.Kind);
        }
        var context = TokenEstimate.OfBytes(run.View.Body.End - run.View.Body.Start - removed);
        var turn = (long)(context * read);
        var notes = handles.Select(h => store.NoteAsync(run.Tenant, h.Key, string.Create(CultureInfo.InvariantCulture, $"{turn} {h.Value}"), HandleLifetime).AsTask()).ToList();
        if (rewrote.Count > 0) notes.Add(store.NoteAsync(run.Tenant, optimizationId, string.Create(CultureInfo.InvariantCulture, $"{context} {(cache?.WritePrice ?? 1) - read:0.##} {string.Join(' ', rewrote)}"), CallLifetime).AsTask());
        if (saved.Count > 0) notes.Add(store.AddAsync(run.Tenant, Hour, saved, Lifetime).AsTask());
        await Task.WhenAll(notes);
    }

    /// <summary>Charges the kind that made the handle for having it fetched; <paramref name="withTurn"/>: this fetch cost the model a turn of its own.</summary>
    public async ValueTask ChargeRetrievalAsync(string tenant, string handle, int bytes, bool withTurn)
    {
        if (await store.NoteOfAsync(tenant, handle) is not { } note || note.Split(' ') is not [var turn, var kind]) return;
        await ChargeAsync(tenant, kind, TokenEstimate.OfBytes(bytes) + (withTurn ? Number(turn) : 0));
    }

    /// <summary>Charges the kinds that rewrote sent bytes in the call for what the provider had to write to its cache again.</summary>
    public async ValueTask ChargeCacheWritesAsync(string tenant, string optimizationId, long cacheWriteTokens)
    {
        if (cacheWriteTokens <= 0 || await store.NoteOfAsync(tenant, optimizationId) is not { } note || note.Split(' ') is not [var context, var price, .. { Length: > 0 } kinds]) return;
        var lost = Math.Min(cacheWriteTokens, Number(context)) * double.Parse(price, CultureInfo.InvariantCulture);
        foreach (var kind in kinds) await ChargeAsync(tenant, kind, (long)(lost / kinds.Length));
    }

    /// <summary>The plan less the kinds that stand down for this tenant.</summary>
    public async ValueTask<IReadOnlyList<PlannedStrategy>> WithoutAsync(IReadOnlyList<PlannedStrategy> plan, PipelineRun run)
    {
        var down = (await VerdictAsync(run.Tenant)).Down;
        if (down.Count == 0) return plan;
        var kept = new List<PlannedStrategy>(plan.Count);
        foreach (var planned in plan)
            if (down.Contains(planned.Kind)) run.Suppress(planned.Kind, SuppressionReasons.RegretGuard);
            else kept.Add(planned);
        return kept;
    }

    private async ValueTask ChargeAsync(string tenant, string kind, long tokens)
    {
        await store.AddAsync(tenant, Hour, new Dictionary<string, long> { [Cost(kind)] = tokens, [Times(kind)] = 1 }, Lifetime);
        _verdicts.TryRemove(tenant, out _);
    }

    private async ValueTask<RegretVerdict> VerdictAsync(string tenant)
    {
        var now = time.GetUtcNow();
        if (_verdicts.TryGetValue(tenant, out var known) && now >= known.At && now - known.At < Fresh) return known;
        // A kind stands down for a window's length from the hour in which its balance turned: what came before is past by then.
        var hours = Enumerable.Range(0, 2 * WindowHours).Select(i => Hour - 2 * WindowHours + 1 + i).ToArray();
        var verdict = new RegretVerdict(now, Judge(await store.ReadAsync(tenant, hours)));
        if (_verdicts.Count > 10_000) _verdicts.Clear();
        _verdicts[tenant] = verdict;
        return verdict;
    }

    /// <summary>Walks the hours: a kind whose balance turns negative is down for a window of hours, after which its balance starts over.</summary>
    private static HashSet<string> Judge(IReadOnlyList<IReadOnlyDictionary<string, long>> hours)
    {
        var down = new HashSet<string>();
        foreach (var kind in hours.SelectMany(h => h.Keys).Where(k => k.StartsWith(Cost(""), StringComparison.Ordinal)).Select(k => k[2..]).Distinct())
        {
            int from = 0, until = -1;
            for (var at = 0; at < hours.Count; at++)
            {
                if (at < until) continue;
                var start = Math.Max(from, at - WindowHours + 1);
                long saved = 0, cost = 0, times = 0;
                for (var i = start; i <= at; i++)
                {
                    saved += hours[i].GetValueOrDefault(Saved(kind));
                    cost += hours[i].GetValueOrDefault(Cost(kind));
                    times += hours[i].GetValueOrDefault(Times(kind));
                }
                if (times >= MinCosts && cost > saved) from = until = at + WindowHours;
            }
            if (until >= hours.Count) down.Add(kind);
        }
        return down;
    }

    private static bool IsRewrite(SessionFacts session, EditRecord record) => record.Segment.Message is null ? session.PrefixSent : record.Segment.Sent;

    private long Hour => time.GetUtcNow().ToUnixTimeSeconds() / 3600;

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Saved(string kind) => "s:" + kind;

    private static string Cost(string kind) => "c:" + kind;

    private static string Times(string kind) => "n:" + kind;
}
