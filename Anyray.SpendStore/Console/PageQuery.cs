using System.Globalization;
using Anyray.SpendStore.Spend;

namespace Anyray.SpendStore.Console;

/// <summary>A page's address as a query: <c>days</c> and the filters of the API.</summary>
internal static class PageQuery
{
    private const int DefaultDays = 30;
    private const int MaxDays = 3660;

    public static int Days(HttpContext http) =>
        int.TryParse(http.Request.Query["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MaxDays ? days : DefaultDays;

    /// <summary>Whole UTC days up to now, or the last 24 hours.</summary>
    public static SpendQuery Of(HttpContext http, DateTimeOffset now)
    {
        var days = Days(http);
        var from = days == 1 ? now.UtcDateTime.AddHours(-23) : now.UtcDateTime.Date.AddDays(1 - days);
        return new SpendQuery
        {
            From = Format.Iso(from),
            Tenant = Texts(http, "tenant"),
            User = Texts(http, "user"),
            Team = Texts(http, "team"),
            Key = Texts(http, "key"),
            Provider = Texts(http, "provider"),
            Model = Texts(http, "model"),
            Tool = Texts(http, "tool"),
        };
    }

    /// <summary>This page with one part of its query changed or, when null, left out.</summary>
    public static string With(HttpContext http, string name, string? value)
    {
        var rest = http.Request.Query.Where(q => q.Key != name && q.Key is not ("done" or "cursor"));
        return http.Request.Path + QueryString.Create(value is null ? rest : rest.Append(new(name, value)));
    }

    /// <summary>All values of a filter.</summary>
    public static string[] Texts(HttpContext http, string name) => [.. http.Request.Query[name].OfType<string>()];

    public static string? Text(HttpContext http, string name) => http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
