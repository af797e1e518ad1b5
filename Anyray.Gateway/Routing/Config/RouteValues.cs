using System.Globalization;
using System.Text.Json;

namespace Anyray.Gateway.Routing.Config;

/// <summary>Comparison of JSON values. Metadata travels as text, so a number equals its text.</summary>
internal static class RouteValues
{
    public static bool Equal(JsonElement? left, JsonElement right)
    {
        if (left is null or { ValueKind: JsonValueKind.Undefined }) return right.ValueKind == JsonValueKind.Null;
        if (Number(left) is { } a && Number(right) is { } b) return a == b;
        return Text(left) is { } x && Text(right) is { } y ? x == y : JsonElement.DeepEquals(left.Value, right);
    }

    /// <summary>As numbers when both are, else as text; null when they cannot be ordered.</summary>
    public static int? Compare(JsonElement? left, JsonElement right)
    {
        if (Number(left) is { } a && Number(right) is { } b) return a.CompareTo(b);
        return Text(left) is { } x && Text(right) is { } y ? string.CompareOrdinal(x, y) : null;
    }

    public static string? Text(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => value.Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.GetRawText(),
        _ => null,
    };

    private static double? Number(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.Number => value.Value.GetDouble(),
        JsonValueKind.String when double.TryParse(value.Value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
