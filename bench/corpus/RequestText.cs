using System.Text;
using System.Text.Json;
using Anyray.Bench.Corpus.Reading;

namespace Anyray.Bench.Corpus;

/// <summary>Every string value of a request, unescaped, a line break between two: what the model reads.</summary>
public sealed class RequestText
{
    private string? _dense;

    private RequestText(string full, string told) => (Full, Told) = (full, told);

    /// <summary>The text as it stands.</summary>
    public string Full { get; }

    /// <summary>The text with encoded lines told again as their head says.</summary>
    public string Told { get; }

    /// <summary>The text without white space.</summary>
    public string Dense => _dense ??= WithoutSpace(Full);

    /// <summary>Reads a request body. Throws <see cref="JsonException"/> when it is not valid JSON.</summary>
    public static RequestText Of(ReadOnlySpan<byte> body)
    {
        var (text, told) = (new StringBuilder(body.Length), new StringBuilder(body.Length));
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.String)
            {
                var value = reader.GetString()!;
                text.Append(value).Append('\n');
                told.Append(EncodedText.Read(value)).Append('\n');
            }

        return new RequestText(text.ToString(), told.ToString());
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
