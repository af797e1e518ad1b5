using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>
/// Writes values so that each can be told again: numbers, literals and nested JSON as they are (minified), a string without its quotes
/// unless it could be taken for something else.
/// </summary>
internal static class CellFormat
{
    /// <summary>The separator of cells.</summary>
    public const char Separator = '|';

    public static void Write(JsonTape tape, ReadOnlySpan<char> text, int node, CharBuffer output)
    {
        ref var value = ref tape[node];
        var source = text[value.Start..value.End];
        if (value.Kind == '"' && IsPlain(source[1..^1])) output.Append(source[1..^1]);
        else Minify(tape, text, node, output);
    }

    /// <summary>The JSON value without white space between its tokens.</summary>
    public static void Minify(JsonTape tape, ReadOnlySpan<char> text, int node, CharBuffer output)
    {
        ref var value = ref tape[node];
        if (value.Kind is not ('{' or '['))
        {
            output.Append(text[value.Start..value.End]);
            return;
        }

        output.Append(value.Kind);
        var end = value.Next;
        var first = true;
        for (var at = node + 1; at < end; at = tape[at].Next)
        {
            if (!first) output.Append(',');
            first = false;
            if (tape[at].NameStart >= 0) output.Append(text[tape[at].NameStart..tape[at].NameEnd]).Append(':');
            Minify(tape, text, at, output);
        }

        output.Append(value.Kind == '{' ? '}' : ']');
    }

    /// <summary>May a string stand without quotes? Not if it is empty, reads as another type, or holds a separator or an escape.</summary>
    public static bool IsPlain(ReadOnlySpan<char> content)
    {
        if (content.IsEmpty || content.ContainsAny("|\\\n\r") || content is "true" or "false" or "null") return false;
        var first = content[0];
        if (first is ' ' or '"' or '{' or '[' or '#' or '…' || content[^1] == ' ') return false;
        return !JsonTape.IsNumber(content);
    }
}
