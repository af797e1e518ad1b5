using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;

/// <summary>
/// Writes lines that are alike as the form they share, once, and each line's own values: <c>A: 10:{} INFO {} done in {} ms</c>, then
/// <c>A 07:12|checkout|93</c>. Every line can be told again to the last blank.
/// </summary>
internal static class FormText
{
    private const string Head = " forms, then the lines: a form's letter and the |-separated values for its {}; {=x}: a blank value is x; {:<9}, {:>9}: padded with blanks to 9 characters; =: a line as it is]\n";
    private const int MinPercent = 10;
    private const int MinLines = 8;

    /// <summary>Is this text written in forms?</summary>
    public static bool Is(ReadOnlySpan<char> text) => text.Length > 0 && text[0] == '[' && text.Contains(Head, StringComparison.Ordinal);

    /// <summary>Writes the text in forms when that saves a tenth of its tokens.</summary>
    public static bool Write(ReadOnlySpan<char> text, CharBuffer output)
    {
        if (Is(text)) return false;
        using var fields = new LineFields(text, Delimiter(text));
        if (fields.Count < MinLines) return false;
        var miner = FormMiner.Mine(fields, text);
        if (miner.Forms.Count == 0) return false;
        Span<int> letters = stackalloc int[miner.Forms.Count];
        letters.Fill(-1);
        var forms = 0;
        foreach (var form in miner.FormOf) if (form >= 0 && letters[form] < 0) letters[form] = forms++;
        output.Append('[').Append(forms).Append(Head);
        for (var letter = 0; letter < forms; letter++)
        {
            output.Append(Letter(letter)).Append(": ");
            miner.Forms[letters.IndexOf(letter)].Write(output);
            output.Append('\n');
        }

        for (var line = 0; line < fields.Count; line++)
        {
            if (line > 0) output.Append('\n');
            var form = miner.FormOf[line];
            if (form >= 0)
            {
                output.Append(Letter(letters[form])).Append(' ');
                miner.Forms[form].Row(fields, text, line, output);
            }
            else if (fields.StartOf(line) < fields.EndOf(line)) output.Append("= ").Append(text[fields.StartOf(line)..fields.EndOf(line)]);
        }

        if (text[^1] == '\n') output.Append('\n');
        if (output.Length < text.Length && TokenCount.Of(output.Span) * 100L <= TokenCount.Of(text) * (100L - MinPercent)) return true;
        output.Length = 0;
        return false;
    }

    private static char Letter(int index) => (char)(index < 26 ? 'A' + index : 'a' + index - 26);

    /// <summary>The mark that stands equally often, three times or more, in the first lines; a blank when there is none.</summary>
    private static char Delimiter(ReadOnlySpan<char> text)
    {
        foreach (var mark in ",;|")
        {
            var rest = text;
            int expected = -1, lines = 0;
            while (lines < 6 && rest.Length > 0)
            {
                var end = rest.IndexOf('\n');
                var found = (end < 0 ? rest : rest[..end]).Count(mark);
                if (expected < 0) expected = found;
                if (found != expected || found < 3) break;
                lines++;
                rest = end < 0 ? default : rest[(end + 1)..];
            }

            if (lines == 6) return mark;
        }

        return ' ';
    }
}
