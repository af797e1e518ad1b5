using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>Decides once per table how each column is written: in its place, in the header because all rows share it, with a default, or by name where rare.</summary>
internal sealed class TableLayout
{
    private const int MinConstantRows = 3;

    public TableLayout(RecordTable table, JsonTape tape, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (column.Filled == 0) continue;
            if (!table.Unnamed && column.Filled * 6 < table.Rows.Length) { Rare.Add(i); continue; }
            var (node, count) = Commonest(column, tape, text);
            if (column.Filled == table.Rows.Length && count == column.Filled && count >= MinConstantRows && !table.Unnamed) Constant.Add(i);
            else
            {
                Placed.Add(i);
                var pays = node >= 0 && column.Filled == table.Rows.Length && (count - 1) * (tape[node].End - tape[node].Start - 1) > 24;
                Defaults.Add(pays && count * 2 > column.Filled ? node : -1);
            }
        }
    }

    /// <summary>Columns with a place in every row.</summary>
    public List<int> Placed { get; } = [];

    /// <summary>For each placed column the node whose value a blank cell stands for, or -1: a blank cell means absent.</summary>
    public List<int> Defaults { get; } = [];

    /// <summary>Columns with the same value in all rows.</summary>
    public List<int> Constant { get; } = [];

    /// <summary>Columns few rows have; written by name after the placed ones.</summary>
    public List<int> Rare { get; } = [];

    /// <summary>Do two cells hold the same text?</summary>
    public static bool Same(JsonTape tape, ReadOnlySpan<char> text, int left, int right) =>
        left == right || left >= 0 && right >= 0 && text[tape[left].Start..tape[left].End].SequenceEqual(text[tape[right].Start..tape[right].End]);

    /// <summary>Writes the line that tells how to read the rows.</summary>
    public void Header(RecordTable table, JsonTape tape, ReadOnlySpan<char> text, CharBuffer output)
    {
        if (Constant.Count > 0)
        {
            output.Append("every row: ");
            for (var i = 0; i < Constant.Count; i++)
            {
                if (i > 0) output.Append(CellFormat.Separator);
                output.Append(table.Path(Constant[i])).Append('=');
                CellFormat.Write(tape, text, table.Columns[Constant[i]].Cells[0], output);
            }

            output.Append('\n');
        }

        if (table.Keyed) output.Append("(key)");
        for (var i = 0; i < Placed.Count; i++)
        {
            if (i > 0 || table.Keyed) output.Append(CellFormat.Separator);
            output.Append(table.Path(Placed[i]));
            if (Defaults[i] < 0) continue;
            output.Append("(blank=");
            CellFormat.Write(tape, text, Defaults[i], output);
            output.Append(')');
        }

        output.Append('\n');
    }

    // Majority vote, then a count: exact for anything that fills more than half, which is all that a default needs.
    private static (int Node, int Count) Commonest(RecordColumn column, JsonTape tape, ReadOnlySpan<char> text)
    {
        int candidate = -1, lead = 0, count = 0;
        foreach (var cell in column.Cells)
        {
            if (lead == 0) (candidate, lead) = (cell, 1);
            else lead += Same(tape, text, candidate, cell) ? 1 : -1;
        }

        foreach (var cell in column.Cells) if (Same(tape, text, candidate, cell)) count++;
        return (candidate, count);
    }
}
