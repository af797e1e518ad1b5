using System.Buffers;

namespace Anyray.Optimizer.Shapes;

/// <summary>
/// Tells the shape of a text from its first lines and an even sample of the rest, so that the cost does not grow with the text.
/// A wrong guess costs savings, never facts: each strategy checks again what it relies on and passes through what does not hold.
/// </summary>
internal static class ShapeDetector
{
    private const int Head = 48;
    private const int Spread = 96;
    private static readonly SearchValues<char> Base64Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_\r\n");

    public static Shape Detect(ReadOnlySpan<char> text)
    {
        var body = text.Trim();
        if (body.Length < 80) return Shape.Prose;
        if (Json(body) is { } json) return json;
        if (body.Length > 400 && body.IndexOfAnyExcept(Base64Alphabet) < 0 && !body[..200].ContainsAny("\r\n")) return Shape.Base64;

        using var lines = new LineTable(body);
        var votes = new ShapeVotes();
        for (var i = 0; i < Math.Min(lines.Count, Head + Spread); i++) votes.Add(lines[i < Head ? i : lines.Sample(i - Head, Head, Spread)]);
        return votes.Decide(lines.Count, body);
    }

    private static Shape? Json(ReadOnlySpan<char> body)
    {
        if (body[0] is not ('{' or '[') || body[^1] is not ('}' or ']')) return null;
        var second = body[1..].TrimStart();
        if (second.Length == 0) return null;
        if (body[0] == '[')
        {
            // "[2026-01-02 10:00] [main] …" starts like an array of numbers too,
            // and so does "[[package]]" of a settings file.
            if (second[0] == '[' && second[1..].TrimStart() is { Length: > 0 } third && char.IsLetter(third[0]) && !IsWord(third)) return null;
            var scalars = second[0] == '-' || char.IsAsciiDigit(second[0]);
            return second[0] is '{' or '[' or '"' or ']' || scalars && body.IndexOf(']') == body.Length - 1 ? Shape.JsonArray : null;
        }

        if (second[0] is not ('"' or '}')) return null;
        var line = body.IndexOf('\n');
        if (line > 0 && body[..line].TrimEnd() is [.., '}'] && body[line..].TrimStart() is ['{', ..]) return Shape.NdJson;
        return Shape.JsonObject;
    }

    private static bool IsWord(ReadOnlySpan<char> text) => text.StartsWith("true") || text.StartsWith("false") || text.StartsWith("null");
}
