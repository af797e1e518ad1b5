using System.Globalization;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>
/// What a question for totals needs of the rows that are left out: how often each value of a field of few values occurs, and count, sum and
/// range of each field of numbers, over all rows.
/// </summary>
internal static class TableTotals
{
    private const int MaxChars = 600;
    private const int MaxValues = 8;
    private const int MaxValueChars = 40;

    /// <summary>Writes one line, or nothing when the question asks for no totals.</summary>
    public static void Write(RecordTable table, JsonTape tape, ReadOnlySpan<char> text, Question question, CharBuffer output)
    {
        if (!question.Aims.Totals) return;
        if (output.Length > 0 && output[^1] != '\n') output.Append('\n');
        var start = output.Length;
        output.Append("[over all ").Append(table.Rows.Length).Append(" rows");
        var head = output.Length;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var mark = output.Length;
            if (table.Columns[i].Filled == 0) continue;
            output.Append(mark == head ? ": " : "; ").Append(table.Path(i)).Append(' ');
            var told = Numbers(table.Columns[i], tape, text, output) || Values(table.Columns[i], tape, text, output);
            if (!told || output.Length - start > MaxChars) output.Length = mark;
        }

        if (output.Length == head) output.Length = start;
        else output.Append("]\n");
    }

    private static bool Numbers(RecordColumn column, JsonTape tape, ReadOnlySpan<char> text, CharBuffer output)
    {
        decimal sum = 0, low = decimal.MaxValue, high = decimal.MinValue;
        foreach (var cell in column.Cells)
        {
            if (cell < 0) continue;
            var source = text[tape[cell].Start..tape[cell].End];
            if (tape[cell].Kind != '0' || source.Length > 15 || !decimal.TryParse(source, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return false;
            sum += value;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        output.Append(low.ToString(CultureInfo.InvariantCulture)).Append(" to ").Append(high.ToString(CultureInfo.InvariantCulture)).Append(", sum ").Append(sum.ToString(CultureInfo.InvariantCulture));
        if (column.Filled < column.Cells.Length) output.Append(" of ").Append(column.Filled);
        return true;
    }

    private static bool Values(RecordColumn column, JsonTape tape, ReadOnlySpan<char> text, CharBuffer output)
    {
        Span<int> values = stackalloc int[MaxValues];
        Span<int> counts = stackalloc int[MaxValues];
        var distinct = 0;
        foreach (var cell in column.Cells)
        {
            if (cell < 0) continue;
            var at = 0;
            while (at < distinct && !TableLayout.Same(tape, text, cell, values[at])) at++;
            if (at == MaxValues || tape[cell].End - tape[cell].Start > MaxValueChars) return false;
            if (at == distinct) (values[distinct], counts[distinct++]) = (cell, 0);
            counts[at]++;
        }

        for (var i = 0; i < distinct; i++)
        {
            if (i > 0) output.Append(", ");
            CellFormat.Write(tape, text, values[i], output);
            output.Append(" ×").Append(counts[i]);
        }

        return true;
    }
}
