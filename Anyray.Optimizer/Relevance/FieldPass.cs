using System.Buffers;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Reads lines as rows of fields (by bars, commas, tabs, gaps or blanks) and finds what is rare in a field of few values, or far off in a field of
/// numbers. A state, a status code or a balance stands out by its place, whatever it says.
/// </summary>
internal static class FieldPass
{
    private const int MaxFields = 16;
    private const int MinRows = 12;
    private const char Gap = '\0';
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    /// <summary>
    /// Adds to the scores of single-line units. Rows of the <paramref name="subset"/> that the question names are compared with each other as well.
    /// Of the <paramref name="weight"/> little counts where lines are sentences. Does nothing for few lines.
    /// </summary>
    public static void Run(ReadOnlySpan<char> text, Span<Unit> units, Question question, float weight, ulong subset)
    {
        if (units.Length < MinRows) return;
        var delimiter = Delimiter(text, units);
        var stats = new FieldStats[MaxFields];
        for (var i = 0; i < MaxFields; i++) stats[i] = new FieldStats(question.Threshold);
        using var all = new PooledBuffer<Field>(units.Length * 4);
        for (var i = 0; i < units.Length; i++)
        {
            var fields = new Fields(Line(text, units[i]), delimiter);
            for (var field = 0; field < MaxFields && fields.Next(out var value); field++) all.Add(stats[field].Add(value, Quantity.Read(value), i, field));
        }

        var named = Named(text, units, question, delimiter);
        for (var field = 0; field < MaxFields; field++) stats[field].Settle((named >> field & 1) != 0, question.Aims.Extremes);
        FieldScores.Add(all.Span, units, stats, weight, 0);
        Orders(all.Span, units, weight);
        if (subset == 0) return;
        for (var i = 0; i < MaxFields; i++) stats[i] = new FieldStats(question.Threshold);
        foreach (ref readonly var field in all.Span)
            if ((units[field.Row].Identifiers & subset) != 0) stats[field.Column].Add(field);
        for (var field = 0; field < MaxFields; field++) stats[field].Settle((named >> field & 1) != 0, question.Aims.Extremes);
        FieldScores.Add(all.Span, units, stats, weight, subset);
    }

    private static void Orders(ReadOnlySpan<Field> fields, Span<Unit> units, float weight)
    {
        var figures = new FigureOrder(units.Length);
        for (var i = 0; i < MaxFields && !figures.IsFull; i++)
        {
            var column = figures.Next();
            foreach (ref readonly var field in fields) if (field.Column == i) column[field.Row] = field.Number;
            figures.Settle();
        }

        figures.Score(units, weight);
    }

    private static ReadOnlySpan<char> Line(ReadOnlySpan<char> text, in Unit unit)
    {
        var line = text[unit.Start..unit.End];
        var end = line.IndexOf('\n');
        return end < 0 ? line : line[..end];
    }

    private static char Delimiter(ReadOnlySpan<char> text, Span<Unit> units)
    {
        var (best, most) = (' ', 0);
        foreach (var candidate in "|\t;,")
        {
            int rows = 0, looked = 0, usual = -1;
            var step = Math.Max(1, units.Length / 40);
            for (var i = 0; i < units.Length; i += step, looked++)
            {
                var count = Line(text, units[i]).Count(candidate);
                if (usual <= 0) usual = count;
                if (count > 0 && count == usual) rows++;
            }

            // A decimal comma is no delimiter where another one makes more fields.
            if (rows * 10 >= looked * 7 && usual > most) (best, most) = (candidate, usual);
        }

        return best == ' ' && HasGaps(text, units) ? Gap : best;
    }

    // Cells of several words stand apart by two blanks or more.
    private static bool HasGaps(ReadOnlySpan<char> text, Span<Unit> units)
    {
        int rows = 0, looked = 0, usual = 0;
        var step = Math.Max(1, units.Length / 40);
        for (var i = 0; i < units.Length; i += step, looked++)
        {
            var count = 0;
            var fields = new Fields(Line(text, units[i]), Gap);
            while (fields.Next(out _)) count++;
            if (usual == 0) usual = count;
            if (count > 2 && count == usual) rows++;
        }

        return rows * 10 >= looked * 8;
    }

    // Fields whose name, in the first rows, is a word of the question.
    private static int Named(ReadOnlySpan<char> text, Span<Unit> units, Question question, char delimiter)
    {
        var named = 0;
        for (var row = 0; row < 2; row++)
        {
            var fields = new Fields(Line(text, units[row]), delimiter);
            for (var field = 0; field < MaxFields && fields.Next(out var value); field++)
                if (!value.ContainsAnyInRange('0', '9') && question.Names(value)) named |= 1 << field;

            if (named != 0) break;
        }

        return named;
    }

    private ref struct Fields(ReadOnlySpan<char> line, char delimiter)
    {
        private ReadOnlySpan<char> _rest = line;

        public bool Next(out ReadOnlySpan<char> value)
        {
            value = default;
            if (delimiter is ' ' or Gap)
            {
                var start = 0;
                while (start < _rest.Length && _rest[start] is ' ' or '\t') start++;
                _rest = _rest[start..];
            }

            if (_rest.IsEmpty) return false;
            var end = delimiter switch { ' ' => _rest.IndexOfAny(Blanks), Gap => _rest.IndexOf("  "), _ => _rest.IndexOf(delimiter) };

            // A figure after the last delimited field, as in  name{shard="3"} 918233, is one of its own.
            if (end < 0 && delimiter is not (' ' or Gap) && _rest.LastIndexOf(' ') is > 0 and var blank && blank + 1 < _rest.Length && char.IsAsciiDigit(_rest[blank + 1])) end = blank;
            value = Bare(end < 0 ? _rest : _rest[..end]);
            _rest = end < 0 ? default : _rest[(end + 1)..];
            return true;
        }

        private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> value)
        {
            int start = 0, end = value.Length;
            while (start < end && IsWrapping(value[start])) start++;
            while (end > start && IsWrapping(value[end - 1])) end--;
            return value[start..end];
        }

        private static bool IsWrapping(char c) => c is ' ' or '\t' or '"' or '[' or ']' or '(' or ')' or ',' or '{' or '}';
    }
}
