using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>
/// Chooses the rows of a record table: those the question names, those with error-like or rare values, the numeric extremes of each field,
/// the changes of a state, first and last, then an even spread.
/// </summary>
internal static class RowSelection
{
    /// <summary>Marks the rows to keep. <paramref name="budget"/> is in characters of the table, <paramref name="maxRows"/> 0 = no limit.
    /// <paramref name="exact"/> says that nothing less than what is marked can answer.</summary>
    public static bool[] Choose(RecordTable table, JsonTape tape, ReadOnlySpan<char> text, int node, Question question, ExcerptOptions options, int budget, int maxRows, out bool exact)
    {
        var rows = table.Rows.Length;
        var kept = new bool[rows];
        using var units = new UnitList();
        ref var root = ref tape[node];
        var source = text[root.Start..root.End];
        for (var i = 0; i < rows; i++)
        {
            var start = i == 0 ? 0 : tape[table.Rows[i]].Start - root.Start;
            if (i > 0 && tape[table.Rows[i]].NameStart >= 0) start = tape[table.Rows[i]].NameStart - root.Start;
            if (i > 0) units[i - 1].End = start;
            units.Add(start, source.Length, 1);
        }

        var report = question.IsEmpty ? default : MatchPass.Run(source, units.Span, question);
        if (report.Top > 0) foreach (ref var unit in units.Span) unit.Score /= report.Top;
        if (!question.IsEmpty && options.Vectors is { } vectors && (report.Hits < options.LexConfidentHits || !report.Covers) && rows <= SemanticPass.Most)
            SemanticPass.Run(source, units.Span, question.Text, vectors, options.SemanticWeight, 1);
        exact = !WholeRows.Mark(source, units.Span, question, budget);
        if (exact) Array.Fill(kept, true);
        foreach (ref var unit in units.Span) exact |= unit.Whole;
        CellSignals.Add(table, tape, text, question, units.Span);

        // What a row costs in the table: about half of what it costs as JSON, and the whole must fit.
        var average = Math.Max(8, RowChars(table, tape, text));
        var room = Math.Max(6, budget / average);
        if (maxRows > 0) room = Math.Min(room, maxRows);
        Fill(units.Span, kept, room, question.Aims.Everything);
        return kept;
    }

    private static void Fill(Span<Unit> units, bool[] kept, int room, bool everything)
    {
        var order = new int[units.Length];
        var keys = new float[units.Length];
        for (var i = 0; i < units.Length; i++) (order[i], keys[i]) = (i, -units[i].Score - (units[i].Must ? 1000 : 0));
        Array.Sort(keys, order);
        var left = room;
        void Keep(int row) { if (!kept[row]) { kept[row] = true; left--; } }
        for (var row = 0; row < units.Length; row++) if (units[row].Whole) Keep(row);
        Keep(0);
        Keep(units.Length - 1);
        foreach (var row in order)
        {
            var limit = units[row].Must ? -room / 2 : 0;
            if (left <= limit || !units[row].Must && units[row].Score < 0.05f && !everything) break;
            Keep(row);
        }

        // A few evenly placed rows show what the ordinary ones look like.
        var spread = Math.Min(left, 4);
        for (var i = 1; i <= spread; i++) Keep((int)((long)i * units.Length / (spread + 1)));
    }

    private static int RowChars(RecordTable table, JsonTape tape, ReadOnlySpan<char> text)
    {
        long chars = 0;
        var step = Math.Max(1, table.Rows.Length / 64);
        var looked = 0;
        for (var row = 0; row < table.Rows.Length; row += step, looked++)
        {
            foreach (var column in table.Columns)
                if (column.Cells[row] is >= 0 and var cell) chars += tape[cell].End - tape[cell].Start + 1;
        }

        return (int)(chars / Math.Max(1, looked));
    }
}
