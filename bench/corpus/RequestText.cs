using System.Text;
using System.Text.Json;

namespace Anyray.Bench.Corpus;

/// <summary>Every string value of a request, unescaped, a line break between two: what the model reads.</summary>
public sealed class RequestText
{
    private string? _dense;

    private RequestText(string full) => Full = full;

    /// <summary>The text as it stands.</summary>
    public string Full { get; }

    /// <summary>The text without white space.</summary>
    public string Dense => _dense ??= WithoutSpace(Full);

    /// <summary>Reads a request body. Throws <see cref="JsonException"/> when it is not valid JSON.</summary>
    public static RequestText Of(ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder(body.Length);
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.String)
                text.Append(reader.GetString()).Append('\n');
        return new RequestText(text.ToString());
    }

    internal static string WithoutSpace(string text)
    {
        var dense = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                dense.Append(c);
        return dense.ToString();
    }
}
