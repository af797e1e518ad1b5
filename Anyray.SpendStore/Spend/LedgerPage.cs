using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Spend;

/// <summary>Pages through the ledger, newest first. A cursor is the last line's place, so that lines that arrive meanwhile neither repeat nor hide one.</summary>
internal static class LedgerPage
{
    public static IQueryable<LedgerRow> LinesOf(this SpendContext db, SpendQuery query, LedgerFilter filter, DateTimeOffset now)
    {
        // A request's lines are looked for wherever they are, unless a period was named.
        var (from, to) = (query.Period(now).From, SpendQuery.Instant(query.To, "to", endOfDay: true) ?? now.UtcDateTime.AddDays(1));
        var rows = db.Ledger.AsNoTracking();
        if (filter.Request is not { Length: > 0 } || query.From is not null) rows = rows.Where(r => r.Time >= from && r.Time < to);
        rows = filter.Request is { Length: > 0 } request ? rows.Where(r => r.RequestId == request) : rows.Where(r => r.Attempt == null && r.Corrects == null);
        if (filter.State is { Length: > 0 } states) rows = rows.Where(r => states.Contains(r.State));
        if (filter.Session is { Length: > 0 } sessions) rows = rows.Where(r => sessions.Contains(r.SessionId));
        if (query.Tenant is { Length: > 0 } tenants) rows = rows.Where(r => tenants.Contains(r.Tenant));
        if (query.User is { Length: > 0 } users) rows = rows.Where(r => users.Contains(r.User ?? ""));
        if (query.Team is { Length: > 0 } teams) rows = rows.Where(r => teams.Contains(r.Team ?? ""));
        if (query.Key is { Length: > 0 } keys) rows = rows.Where(r => keys.Contains(r.KeyId ?? ""));
        if (query.Provider is { Length: > 0 } providers) rows = rows.Where(r => providers.Contains(r.Provider ?? ""));
        if (query.Model is { Length: > 0 } models) rows = rows.Where(r => models.Contains(r.ModelServed ?? r.ModelAsked ?? ""));
        if (query.Tool is { Length: > 0 } tools) rows = rows.Where(r => tools.Contains(r.Tool ?? ""));
        return rows;
    }

    /// <summary>The page after <paramref name="cursor"/>, and the cursor of the one after it; null at the end.</summary>
    public static async Task<(List<LedgerRow> Rows, string? Next)> PageAsync(this SpendContext db, SpendQuery query, LedgerFilter filter, string? cursor, int limit, DateTimeOffset now, CancellationToken stop)
    {
        var lines = db.LinesOf(query, filter, now);
        var before = query.Period(now).To;
        if (Parse(cursor) is var (time, id))
        {
            lines = lines.Where(r => r.Time <= time && (r.Time < time || r.Id.CompareTo(id) < 0));
            before = time;
        }
        // A request's and a session's lines have indexes of their own.
        if (filter is { Request: null or "", Session: null or [] } && (query.IsFiltered || filter.State is { Length: > 0 }))
        {
            var oldest = await db.OldestAsync(query, filter, before, limit + 1, now, stop);
            lines = lines.Where(r => r.Time >= oldest);
        }
        var rows = await lines.OrderByDescending(r => r.Time).ThenByDescending(r => r.Id).Take(limit + 1).ToListAsync(stop);
        if (rows.Count <= limit) return (rows, null);
        rows.RemoveAt(limit);
        return (rows, Cursor(rows[^1]));
    }

    private static string Cursor(LedgerRow row) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.Time.Ticks}.{row.Id}")));

    private static (DateTime Time, string Id)? Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
            if (text.IndexOf('.') is > 0 and var dot && long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks < DateTime.MaxValue.Ticks && !text.Contains('\0'))
                return (new DateTime(ticks, DateTimeKind.Utc), text[(dot + 1)..]);
        }
        catch (FormatException)
        {
            // Falls through to the one answer for every broken cursor.
        }
        throw new InvalidInputException("'cursor' is not one that this API gave out.", "cursor");
    }
}
