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

    /// <summary>Only these tenants; each filter may be given several times.</summary>
    public string[]? Tenant { get; init => field = Given(value); }

    /// <summary>Only these users.</summary>
    public string[]? User { get; init => field = Given(value); }

    /// <summary>Only these teams.</summary>
    public string[]? Team { get; init => field = Given(value); }

    /// <summary>Only these client keys, by id.</summary>
    public string[]? Key { get; init => field = Given(value); }

    /// <summary>Only these providers.</summary>
    public string[]? Provider { get; init => field = Given(value); }

    /// <summary>Only these models.</summary>
    public string[]? Model { get; init => field = Given(value); }

    /// <summary>Only these tools.</summary>
    public string[]? Tool { get; init => field = Given(value); }

    private static readonly TimeSpan DefaultPeriod = TimeSpan.FromDays(30);

    /// <summary>The period in whole hours: its first hour, and the hour it ends before.</summary>
    internal (DateTime From, DateTime To) Period(DateTimeOffset now)
    {
        var to = Instant(To, "to", endOfDay: true) ?? now.UtcDateTime;
        var from = Instant(From, "from", endOfDay: false) ?? to - DefaultPeriod;
        if (from > to) throw new InvalidInputException("'from' is after 'to'.", "from");
        return (Floor(from), Floor(to) == to ? to : Floor(to).AddHours(1));
    }

    /// <summary>A filter left empty, as forms send it, is none.</summary>
    internal static string[]? Given(string[]? values) => values?.Where(v => !string.IsNullOrEmpty(v)).ToArray() is { Length: > 0 } given ? given : null;

    /// <summary>True when a filter is set.</summary>
    internal bool IsFiltered => (Tenant ?? User ?? Team ?? Key ?? Provider ?? Model ?? Tool) is not null;

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
