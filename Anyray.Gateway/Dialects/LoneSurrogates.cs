using System.Globalization;
using System.Text;

namespace Anyray.Gateway.Dialects;

/// <summary>Decodes JSON strings whose <c>\u</c> escapes do not pair up; the platform's reader refuses those.</summary>
internal static class LoneSurrogates
{
    /// <summary>The text of a quoted JSON string, with U+FFFD for every surrogate without its other half.</summary>
    public static string Decode(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 1; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            i++;
            switch (json[i])
            {
                case 'u':
                    text.Append((char)int.Parse(json.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                default: text.Append(json[i]); break;
            }
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                text[i] = '\uFFFD';
        }

        return text.ToString();
    }
}
