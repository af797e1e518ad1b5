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
        if (filter.State is { Length: > 0 } state) rows = rows.Where(r => r.State == state);
        if (filter.Session is { Length: > 0 } session) rows = rows.Where(r => r.SessionId == session);
        if (query.Tenant is { Length: > 0 } tenant) rows = rows.Where(r => r.Tenant == tenant);
        if (query.User is { Length: > 0 } user) rows = rows.Where(r => r.User == user);
        if (query.Team is { Length: > 0 } team) rows = rows.Where(r => r.Team == team);
        if (query.Key is { Length: > 0 } key) rows = rows.Where(r => r.KeyId == key);
        if (query.Provider is { Length: > 0 } provider) rows = rows.Where(r => r.Provider == provider);
        if (query.Model is { Length: > 0 } model) rows = rows.Where(r => r.ModelServed == model || (r.ModelServed == null && r.ModelAsked == model));
        if (query.Tool is { Length: > 0 } tool) rows = rows.Where(r => r.Tool == tool);
        return rows;
    }

    /// <summary>The page after <paramref name="cursor"/>, and the cursor of the one after it; null at the end.</summary>
    public static async Task<(List<LedgerRow> Rows, string? Next)> PageAsync(this IQueryable<LedgerRow> lines, string? cursor, int limit, CancellationToken stop)
    {
        if (Parse(cursor) is var (time, id)) lines = lines.Where(r => r.Time < time || (r.Time == time && r.Id.CompareTo(id) < 0));
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
