using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>Selects rows of an array that a person pasted; what is kept stays as they typed it.</summary>
internal static class VerbatimRows
{
    public static Rewrite? Write(JsonTape tape, ReadOnlySpan<char> text, Question question, ExcerptOptions excerpting, ContextCompressionOptions options, Arena<char> arena)
    {
        using var table = RecordTable.Of(tape, text, 0);
        if (table is null) return null;
        var chars = (text.Length + table.Rows.Length - 1) / table.Rows.Length;
        var room = Math.Max(3, options.MaxChars / Math.Max(1, chars));
        if (options.MaxArrayItems > 0) room = Math.Min(room, options.MaxArrayItems);
        var kept = RowSelection.Choose(table, tape, text, 0, question, excerpting, options.MaxChars, room, out _);
        using var output = new CharBuffer(options.MaxChars + 512);
        var elided = 0;
        output.Append(text[..tape[table.Rows[0]].Start]);
        for (var row = 0; row < kept.Length; row++)
        {
            var start = tape[table.Rows[row]].Start;
            var next = row + 1 < kept.Length ? tape[table.Rows[row + 1]].Start : text.Length;
            if (kept[row])
            {
                output.Append(text[start..next]);
                continue;
            }

            var gap = 0;
            while (row < kept.Length && !kept[row]) (gap, row) = (gap + 1, row + 1);
            row--;
            elided += gap;
            output.Append("[… ").Append(gap).Append(gap == 1 ? " row]\n" : " rows]\n");
            if (row == kept.Length - 1) output.Append(text[tape[table.Rows[row]].End..]);
        }

        if (elided > 0) TableTotals.Write(table, tape, text, question, output);
        return elided == 0 ? null : new Rewrite(arena.Copy(output.Span), $"{elided} of {kept.Length} rows");
    }
}
