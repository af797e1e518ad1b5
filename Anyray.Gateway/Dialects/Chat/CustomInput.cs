using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>
/// Reads the text of <c>{"input":"…"}</c> while it comes in pieces. A model that writes something else loses none of it: what is no such object is
/// the text itself, so that the tool can complain.
/// </summary>
internal sealed class CustomInput
{
    private const string Head = "{\"input\":\"";
    private readonly StringBuilder _rest = new();
    private readonly StringBuilder _escape = new();
    private int _matched;
    private char? _high;
    private bool _other;
    private bool _closed;

    private bool InText => _matched == Head.Length && !_closed;

    /// <summary>The text that one more piece brings.</summary>
    public string Add(string json)
    {
        var text = new StringBuilder();
        foreach (var sign in json)
        {
            if (InText)
                Read(sign, text);
            else
                Match(sign);
        }

        return text.ToString();
    }

    /// <summary>No more comes: the text that was waiting.</summary>
    public string End()
    {
        var rest = _rest.ToString();
        _rest.Clear();
        if (InText || _closed)
        {
            var half = _high is null ? "" : "\uFFFD";
            _high = null;
            return InText || string.IsNullOrWhiteSpace(rest) || Parse(Head + "\"" + rest) is not null ? half : half + "\"" + rest;
        }

        return Parse(rest) switch
        {
            { ValueKind: JsonValueKind.Object } given when given.TryGetProperty("input", out var input) && input.IsText() => input.AsText("input"),
            { ValueKind: JsonValueKind.Object } given when given.GetPropertyCount() == 0 => "",
            _ => rest,
        };
    }

    /// <summary>What stands before and behind the text.</summary>
    private void Match(char sign)
    {
        _rest.Append(sign);
        if (_other || _closed)
            return;
        if (sign == Head[_matched])
            _matched++;
        else
            _other = !(char.IsWhiteSpace(sign) && _matched is 0 or 1 or 8 or 9);
        if (_matched == Head.Length)
            _rest.Clear();
    }

    private void Read(char sign, StringBuilder text)
    {
        if (_escape.Length > 0 || sign == '\\')
        {
            _escape.Append(sign);
            if (_escape.Length == 1 || (_escape[1] == 'u' && _escape.Length < 6))
                return;
            Append(Unescape(_escape.ToString()), text);
            _escape.Clear();
        }
        else if (sign == '"')
            _closed = true;
        else
            Append(sign, text);
    }

    private void Append(char sign, StringBuilder text)
    {
        // Half a character waits for its other half.
        if (_high is { } high && char.IsLowSurrogate(sign))
            text.Append(high).Append(sign);
        else
        {
            if (_high is not null)
                text.Append('\uFFFD');
            if (!char.IsHighSurrogate(sign))
                text.Append(char.IsLowSurrogate(sign) ? '\uFFFD' : sign);
        }

        _high = char.IsHighSurrogate(sign) ? sign : null;
    }

    private static char Unescape(string escape) => escape[1] switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\b',
        'f' => '\f',
        'u' => ushort.TryParse(escape.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) ? (char)code : '\uFFFD',
        var plain => plain,
    };

    private static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
