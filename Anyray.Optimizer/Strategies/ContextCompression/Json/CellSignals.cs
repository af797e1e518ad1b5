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
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (column.Filled == 0) continue;
            var named = Names(question, table.Path(i));
            if (column.Filled * 10 < units.Length || (units.Length - column.Filled) * 20 < units.Length && column.Filled < units.Length) Presence(column, units);
            if (!Numbers(column, tape, text, units, named, question.Aims.Extremes)) Values(column, tape, text, units, question.Aims.Trouble);
        }
    }

    // Few rows have the field, or few lack it.
    private static void Presence(RecordColumn column, Span<Unit> units)
    {
        var fewHave = column.Filled * 2 < units.Length;
        var few = fewHave ? column.Filled : units.Length - column.Filled;
        for (var row = 0; row < units.Length; row++)
            if (column.Cells[row] >= 0 == fewHave) units[row].Score += 0.4f / MathF.Sqrt(few);
    }

    private static bool Numbers(RecordColumn column, JsonTape tape, ReadOnlySpan<char> text, Span<Unit> units, bool named, bool extremes)
    {
        double sum = 0, squares = 0, low = double.MaxValue, high = double.MinValue, last = double.NaN;
        int count = 0, lowRow = 0, highRow = 0, rising = 0;
        for (var row = 0; row < units.Length; row++)
        {
            if (!Number(tape, text, column.Cells[row], out var value)) continue;
            count++;
            sum += value;
            squares += value * value;
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
        for (var row = 0; row < units.Length; row++)
        {
            if (!Number(tape, text, column.Cells[row], out var value)) continue;
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
        if (tape[cell].Kind == '"') source = source[1..^1];
        else if (tape[cell].Kind != '0') return false;
        return source.Length is > 0 and < 24 && double.TryParse(source, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static int Key(JsonTape tape, ReadOnlySpan<char> text, int cell) => string.GetHashCode(text[tape[cell].Start..tape[cell].End]);

    private static bool Names(Question question, string path)
    {
        if (question.IsEmpty) return false;
        var at = 0;
        Span<byte> matched = stackalloc byte[8];
        return question.Matcher.Next(path, ref at, matched) > 0;
    }
}
