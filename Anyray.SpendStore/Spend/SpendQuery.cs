using System.Globalization;
using Anyray.SpendStore.Admin;

namespace Anyray.SpendStore.Spend;

/// <summary>The query string that every spend endpoint and page takes.</summary>
public sealed record SpendQuery
{
    /// <summary>First instant (ISO 8601) or day (<c>yyyy-MM-dd</c>, UTC); default: 30 days before <see cref="To"/>.</summary>
    public string? From { get; init; }

    /// <summary>Instant that is no longer included, or last day; default: now.</summary>
    public string? To { get; init; }

    /// <summary>Only this tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>Only this user.</summary>
    public string? User { get; init; }

    /// <summary>Only this team.</summary>
    public string? Team { get; init; }

    /// <summary>Only this client key, by id.</summary>
    public string? Key { get; init; }

    /// <summary>Only this provider.</summary>
    public string? Provider { get; init; }

    /// <summary>Only this model.</summary>
    public string? Model { get; init; }

    /// <summary>Only this tool.</summary>
    public string? Tool { get; init; }

    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromDays(30);

    /// <summary>The period in whole hours: its first hour, and the hour it ends before.</summary>
    internal (DateTime From, DateTime To) Period(DateTimeOffset now)
    {
        var to = Instant(To, "to", endOfDay: true) ?? now.UtcDateTime;
        var from = Instant(From, "from", endOfDay: false) ?? to - DefaultPeriod;
        if (from > to) throw new InvalidInputException("'from' is after 'to'.", "from");
        return (Floor(from), Floor(to) == to ? to : Floor(to).AddHours(1));
    }

    internal static DateTime? Instant(string? text, string name, bool endOfDay)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999)
            return day.AddDays(endOfDay ? 1 : 0).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && instant.UtcDateTime.Year is > 1 and < 9999)
            return instant.UtcDateTime;
        throw new InvalidInputException($"'{name}' is no date: use 2026-01-31 or 2026-01-31T09:30:00Z.", name);
    }

    private static DateTime Floor(DateTime time) => time.Date.AddHours(time.Hour);
}
