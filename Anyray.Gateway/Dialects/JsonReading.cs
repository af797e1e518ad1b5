using System.Text.Json;

namespace Anyray.Gateway.Dialects;

/// <summary>Members of a JSON object, where absent and null are the same and a wrong kind is an <see cref="ShapeException"/>.</summary>
internal static class JsonReading
{
    /// <summary>The member; null when absent or null.</summary>
    public static JsonElement? Get(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new ShapeException(name, "in an object");
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>A string; null when absent.</summary>
    public static string? Text(this JsonElement element, string name) => element.Get(name)?.AsText(name);

    /// <summary>A string that must be there.</summary>
    public static string NeedText(this JsonElement element, string name) => element.Text(name) ?? throw new ShapeException(name, "a string");

    /// <summary>An integer; null when absent. Integral floats count: some clients write 1024.0.</summary>
    public static long? Integer(this JsonElement element, string name)
    {
        if (element.Get(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number)
            throw new ShapeException(name, "an integer");
        if (value.TryGetInt64(out var integer))
            return integer;
        var number = value.GetDouble();
        return number == Math.Floor(number) && Math.Abs(number) < 1e15 ? (long)number : throw new ShapeException(name, "an integer");
    }

    /// <summary>An integer that fits 32 bits.</summary>
    public static int? Int(this JsonElement element, string name) =>
        element.Integer(name) is not { } value ? null
        : value is >= int.MinValue and <= int.MaxValue ? (int)value
        : throw new ShapeException(name, "a smaller integer");

    /// <summary>A number; null when absent.</summary>
    public static double? Number(this JsonElement element, string name) =>
        element.Get(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()) ? value.GetDouble()
        : throw new ShapeException(name, "a number");

    /// <summary>The numbers of a vector.</summary>
    public static float[] Vector(this JsonElement element, string name)
    {
        float[] vector = [.. element.EnumerateArray().Select(value => value.GetSingle())];
        return Array.TrueForAll(vector, float.IsFinite) ? vector : throw new ShapeException(name, "an array of finite numbers");
    }

    /// <summary>A boolean; null when absent.</summary>
    public static bool? Flag(this JsonElement element, string name) => element.Get(name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new ShapeException(name, "a boolean"),
    };

    /// <summary>The elements of an array; none when absent.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
        : throw new ShapeException(name, "an array");

    /// <summary>A schema, as a copy that outlives the request's document and can be written again.</summary>
    public static JsonElement? Schema(this JsonElement element, string name)
    {
        if (element.Get(name) is not { } schema)
            return null;
        if (!JsonText.IsText(schema))
            throw new ShapeException(name, "a schema without lone surrogates");
        return schema.Clone();
    }

    /// <summary>True when the value is a string.</summary>
    public static bool IsText(this JsonElement element) => element.ValueKind == JsonValueKind.String;

    /// <summary>The text of a string value. An escaped lone surrogate, which is no text, becomes U+FFFD.</summary>
    public static string AsText(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.String)
            throw new ShapeException(name, "a string");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return LoneSurrogates.Decode(element.GetRawText());
        }
    }

    /// <summary>A string, or an array of strings.</summary>
    public static List<string> Texts(this JsonElement element, string name)
    {
        if (element.Get(name) is not { } value)
            return [];
        return value.IsText() ? [value.AsText(name)] : [.. element.Items(name).Select(item => item.AsText(name))];
    }
}
