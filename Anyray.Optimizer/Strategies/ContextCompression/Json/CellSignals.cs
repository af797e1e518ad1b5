using System.Globalization;
using System.Runtime.InteropServices;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>What stands out in the columns of a table, whatever the question's words.</summary>
internal static class CellSignals
{
    public static void Add(RecordTable table, JsonTape tape, ReadOnlySpan<char> text, Question question, Span<Unit> units)
    {
        Orders(table, tape, text, units);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (column.Filled == 0) continue;
            var named = question.Names(table.Path(i));
            Presence(column, tape, units, question.Aims.Absence ? 1.4f : named ? 0.8f : 0.5f);
            Nested(column, tape, text, units);
            if (!Numbers(column, tape, text, units, named, question.Aims.Extremes)) Values(column, tape, text, units, question.Aims.Trouble);
        }
    }

    private static void Orders(RecordTable table, JsonTape tape, ReadOnlySpan<char> text, Span<Unit> units)
    {
        var figures = new FigureOrder(units.Length);
        for (var i = 0; i < table.Columns.Count && !figures.IsFull; i++)
        {
            var column = figures.Next();
            for (var row = 0; row < units.Length; row++) if (Number(tape, text, table.Columns[i].Cells[row], out var value)) column[row] = value;
            figures.Settle();
        }

        figures.Score(units, 1);
    }

    // Few rows have something here, or few have nothing: neither the field nor more than null, "", [] or {} in it.
    private static void Presence(RecordColumn column, JsonTape tape, Span<Unit> units, float weight)
    {
        var filled = 0;
        foreach (var cell in column.Cells) if (IsFilled(tape, cell)) filled++;
        var fewHave = filled * 10 < units.Length;
        var few = fewHave ? filled : units.Length - filled;
        if (few == 0 || !fewHave && few * 20 >= units.Length) return;
        for (var row = 0; row < units.Length; row++)
            if (IsFilled(tape, column.Cells[row]) == fewHave) units[row].Score += weight / MathF.Sqrt(few);
    }

    // The records inside a cell: a value that is rare for its name stands out there as in a column of its own.
    private static void Nested(RecordColumn column, JsonTape tape, ReadOnlySpan<char> text, Span<Unit> units)
    {
        var values = new Dictionary<int, (int Count, Dictionary<int, int> Counts)>();
        for (var pass = 0; pass < 2; pass++)
            for (var row = 0; row < units.Length; row++)
            {
                if (column.Cells[row] is not (>= 0 and var cell) || tape[cell].Kind is not ('[' or '{')) continue;
                var rarest = 0f;
                for (var at = cell + 1; at < tape[cell].Next; at++)
                {
                    if (tape[at].NameStart < 0 || tape[at].Kind is '[' or '{') continue;
                    var name = string.GetHashCode(text[tape[at].NameStart..tape[at].NameEnd]);
                    var key = Key(tape, text, at);
                    if (pass == 0)
                    {
                        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(values, name, out var seen);
                        if (!seen) known.Counts = [];
                        known.Count++;
                        CollectionsMarshal.GetValueRefOrAddDefault(known.Counts, key, out _)++;
                        continue;
                    }

                    var (all, counts) = values[name];
                    if (counts.Count > 1 && counts.Count <= Math.Max(12, all / 8) && counts[key] <= 1 + all / 40)
                        rarest = Math.Max(rarest, MathF.Log((all + 1f) / counts[key]) / MathF.Log(all + 1));
                }

                units[row].Score += 0.6f * rarest;
            }
    }

    private static bool IsFilled(JsonTape tape, int cell) =>
        cell >= 0 && tape[cell].Kind switch { 'n' => false, '"' => tape[cell].End - tape[cell].Start > 2, '[' or '{' => tape[cell].Count > 0, _ => true };

    private static bool Numbers(RecordColumn column, JsonTape tape, ReadOnlySpan<char> text, Span<Unit> units, bool named, bool extremes)
    {
        double sum = 0, squares = 0, low = double.MaxValue, high = double.MinValue, last = double.NaN;
        int count = 0, lowRow = 0, highRow = 0, rising = 0, zeros = 0, negatives = 0;
        for (var row = 0; row < units.Length; row++)
        {
            if (!Number(tape, text, column.Cells[row], out var value)) continue;
            count++;
            sum += value;
            squares += value * value;
            if (value == 0) zeros++;
            if (value < 0) negatives++;
            if (value >= last) rising++;
            last = value;
            if (value < low) (low, lowRow) = (value, row);
            if (value > high) (high, highRow) = (value, row);
        }

        if (count < 4 || count * 10 < column.Filled * 9) return false;

        // A counter or clock has its extremes at the ends, where rows are kept anyway.
        var counter = rising >= count - 2 && highRow >= units.Length - 2 && !named;
        if (counter || high - low <= 0) return true;
        var mean = sum / count;
        var deviation = Math.Sqrt(Math.Max(0, squares / count - mean * mean));
        var weight = named ? extremes ? 3f : 0.9f : 0.45f;
        units[highRow].Score += weight;
        units[lowRow].Score += weight * 0.8f;
        if (named && extremes) units[highRow].Must = units[lowRow].Must = true;
        var limit = Math.Min(3, 0.8 * Math.Sqrt(count - 1));
        var few = 1 + column.Filled / 40;
        for (var row = 0; row < units.Length; row++)
        {
            if (!Number(tape, text, column.Cells[row], out var value))
            {
                // Of another kind than the rest, as "n/a".
                if (IsFilled(tape, column.Cells[row]) && column.Filled - count <= few) units[row].Score += 0.5f;
                continue;
            }

            if (value == 0 && zeros <= few || value < 0 && negatives <= few) units[row].Score += named ? 0.8f : 0.5f;
            var z = Math.Abs(value - mean) / deviation;
            if (z > limit) units[row].Score += (float)Math.Min(0.8, 0.3 + (z - limit) * 0.1) * (named ? 2 : 1);
            else if (named && extremes) units[row].Score += (float)(0.2 * Math.Max(0, z - 1));
        }

        return true;
    }

    private static void Values(RecordColumn column, JsonTape tape, ReadOnlySpan<char> text, Span<Unit> units, bool trouble)
    {
        var counts = new Dictionary<int, int>();
        foreach (var cell in column.Cells)
            if (cell >= 0) CollectionsMarshal.GetValueRefOrAddDefault(counts, Key(tape, text, cell), out _)++;
        var few = counts.Count <= Math.Max(12, column.Filled / 8);
        int changes = 0, last = -1;
        for (var row = 0; row < units.Length; row++)
        {
            var cell = column.Cells[row];
            if (cell < 0) continue;
            if (last >= 0 && !TableLayout.Same(tape, text, cell, column.Cells[last])) changes++;
            last = row;
        }

        var states = few && counts.Count > 1 && changes * 12 < column.Filled;
        last = -1;
        var total = MathF.Log(column.Filled + 1);
        var seen = 0;
        for (var row = 0; row < units.Length; row++)
        {
            var cell = column.Cells[row];
            if (cell < 0) continue;
            var count = counts[Key(tape, text, cell)];
            var rarity = MathF.Log((column.Filled + 1f) / count) / total;
            if (few && counts.Count > 1 && count <= 1 + column.Filled / 40) units[row].Score += 0.6f * rarity;
            if (tape[cell].Kind is '"' or '[' or '{' && (!few || rarity > 0.15f) && Severity.Of(text[tape[cell].Start..tape[cell].End]) is > 0 and var severity)
                units[row].Score += (few ? rarity : 1f / MathF.Sqrt(1 + seen++ / 4)) * (severity == 2 ? 0.8f : 0.5f) * (trouble ? 1.4f : 1);
            if (states && last >= 0 && !TableLayout.Same(tape, text, cell, column.Cells[last]))
            {
                units[row].Score += 0.35f;
                units[last].Score += 0.25f;
            }

            last = row;
        }
    }

    private static bool Number(JsonTape tape, ReadOnlySpan<char> text, int cell, out double value)
    {
        value = 0;
        if (cell < 0) return false;
        var source = text[tape[cell].Start..tape[cell].End];
        if (tape[cell].Kind == '"') return Quantity.TryRead(source[1..^1], out value);
        return tape[cell].Kind == '0' && source.Length < 24 && double.TryParse(source, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static int Key(JsonTape tape, ReadOnlySpan<char> text, int cell) => string.GetHashCode(text[tape[cell].Start..tape[cell].End]);
}
