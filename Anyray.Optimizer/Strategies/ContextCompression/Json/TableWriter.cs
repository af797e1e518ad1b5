using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>Writes a record table: a head line, the columns once, one line per row.</summary>
internal static class TableWriter
{
    /// <summary>What every table's first line says.</summary>
    public const string Head = " rows, cells by |, blank=absent";

    /// <summary>All rows when <paramref name="kept"/> is empty, else those marked, runs of others as one gap marker. Returns how many were left out.</summary>
    public static int Write(RecordTable table, TableLayout layout, JsonTape tape, ReadOnlySpan<char> text, ReadOnlySpan<bool> kept, CharBuffer output)
    {
        output.Append("table of ").Append(table.Rows.Length).Append(Head);
        if (layout.Rare.Count > 0) output.Append(", further cells name:value");
        output.Append('\n');
        layout.Header(table, tape, text, output);
        var elided = 0;
        for (var row = 0; row < table.Rows.Length;)
        {
            var gap = row;
            while (!kept.IsEmpty && gap < table.Rows.Length && !kept[gap]) gap++;
            if (gap > row)
            {
                output.Append("[… ").Append(gap - row).Append(gap - row == 1 ? " row]\n" : " rows]\n");
                elided += gap - row;
                row = gap;
                continue;
            }

            Row(table, layout, tape, text, row++, output);
            output.Append('\n');
        }

        return elided;
    }

    private static void Row(RecordTable table, TableLayout layout, JsonTape tape, ReadOnlySpan<char> text, int row, CharBuffer output)
    {
        var start = output.Length;
        if (table.Keyed)
        {
            ref var node = ref tape[table.Rows[row]];
            var name = text[(node.NameStart + 1)..(node.NameEnd - 1)];
            if (CellFormat.IsPlain(name)) output.Append(name);
            else output.Append('"').Append(name).Append('"');
        }

        var blanks = 0;
        for (var i = 0; i < layout.Placed.Count; i++)
        {
            if (i > 0 || table.Keyed) blanks++;
            var cell = table.Columns[layout.Placed[i]].Cells[row];
            if (cell < 0 || layout.Defaults[i] >= 0 && TableLayout.Same(tape, text, cell, layout.Defaults[i])) continue;
            output.Append(CellFormat.Separator, blanks);
            blanks = 0;
            CellFormat.Write(tape, text, cell, output);
        }

        var rare = false;
        foreach (var index in layout.Rare)
        {
            var cell = table.Columns[index].Cells[row];
            if (cell < 0) continue;
            if (!rare) output.Append(CellFormat.Separator, blanks);
            rare = true;
            output.Append(CellFormat.Separator).Append(table.Path(index)).Append(':');
            CellFormat.Write(tape, text, cell, output);
        }

        // A row of nothing but defaults still is a row.
        if (output.Length == start) output.Append(CellFormat.Separator);
    }
}
