using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Anyray.Optimizer.Json;

/// <summary>
/// The text inside JSON strings. Unlike the framework's reader and writer it carries lone surrogates through and escapes
/// nothing that JSON does not ask for.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>Undoes the escapes of <paramref name="raw"/> (without quotes) into <paramref name="text"/>, which must hold <c>raw.Length</c> characters; returns how many were written.</summary>
    public static int Unescape(ReadOnlySpan<byte> raw, Span<char> text)
    {
        var written = 0;
        while (true)
        {
            var at = raw.IndexOf((byte)'\\');
            var plain = at < 0 ? raw : raw[..at];
            written += Encoding.UTF8.GetChars(plain, text[written..]);
            if (at < 0) return written;
            var code = raw[at + 1];
            if (code == 'u')
            {
                text[written++] = (char)ushort.Parse(raw.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                raw = raw[(at + 6)..];
                continue;
            }
            text[written++] = code switch
            {
                (byte)'n' => '\n',
                (byte)'t' => '\t',
                (byte)'r' => '\r',
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                _ => (char)code,
            };
            raw = raw[(at + 2)..];
        }
    }

    /// <summary>Undoes the escapes of <paramref name="raw"/> (without quotes).</summary>
    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        var buffer = ArrayPool<char>.Shared.Rent(raw.Length);
        var text = new string(buffer, 0, Unescape(raw, buffer));
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    /// <summary>Bytes of <paramref name="text"/> as the inside of a JSON string.</summary>
    public static int EscapedLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (true)
        {
            var at = text.IndexOfAny(Escaped);
            length += PlainLength(at < 0 ? text : text[..at]);
            if (at < 0) return length;
            length += ShortEscape(text[at]) == 0 ? 6 : 2;
            text = text[(at + 1)..];
        }
    }

    /// <summary>Writes <paramref name="text"/> as a JSON string, quotes included.</summary>
    public static void WriteQuoted(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        WriteEscaped(text, output);
        output.Write("\""u8);
    }

    /// <summary>Writes <paramref name="text"/> as the inside of a JSON string.</summary>
    public static void WriteEscaped(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        while (true)
        {
            var at = text.IndexOfAny(Escaped);
            WritePlain(at < 0 ? text : text[..at], output);
            if (at < 0) return;
            var shortEscape = ShortEscape(text[at]);
            if (shortEscape == 0) WriteUnicodeEscape(text[at], output);
            else output.Write([(byte)'\\', shortEscape]);
            text = text[(at + 1)..];
        }
    }

    private static int PlainLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (true)
        {
            var bad = IndexOfLoneSurrogate(text);
            length += Encoding.UTF8.GetByteCount(bad < 0 ? text : text[..bad]);
            if (bad < 0) return length;
            length += 6;
            text = text[(bad + 1)..];
        }
    }

    private static void WritePlain(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        while (text.Length > 0)
        {
            var span = output.GetSpan(Math.Min(text.Length * 3, 4096));
            var status = Utf8.FromUtf16(text, span, out var read, out var written, replaceInvalidSequences: false);
            output.Advance(written);
            text = text[read..];
            if (status == OperationStatus.InvalidData)
            {
                WriteUnicodeEscape(text[0], output);
                text = text[1..];
            }
        }
    }

    private static int IndexOfLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var from = 0; ;)
        {
            var at = text[from..].IndexOfAnyInRange('\ud800', '\udfff');
            if (at < 0) return -1;
            at += from;
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])) return at;
            from = at + 2;
        }
    }

    private static void WriteUnicodeEscape(char c, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(6);
        "\\u"u8.CopyTo(span);
        ((ushort)c).TryFormat(span[2..], out _, "x4", CultureInfo.InvariantCulture);
        output.Advance(6);
    }

    private static byte ShortEscape(char c) => c switch
    {
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\n' => (byte)'n',
        '\t' => (byte)'t',
        '\r' => (byte)'r',
        '\b' => (byte)'b',
        '\f' => (byte)'f',
        _ => 0,
    };
}
