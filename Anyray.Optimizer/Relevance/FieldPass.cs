using System.Buffers;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Reads lines as rows of fields (by bars, commas, tabs or blanks) and finds what is rare in a field of few values, or far off in a field of
/// numbers. A state, a status code or a balance stands out by its place, whatever it says.
/// </summary>
internal static class FieldPass
{
    private const int MaxFields = 16;
    private const int MinRows = 12;
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    /// <summary>Adds to the scores of single-line units. Does nothing for text whose lines do not look like rows.</summary>
    public static void Run(ReadOnlySpan<char> text, Span<Unit> units, Question question)
    {
        if (units.Length < MinRows) return;
        var delimiter = Delimiter(text, units);
        var stats = new FieldStats[MaxFields];
        for (var i = 0; i < MaxFields; i++) stats[i] = new FieldStats();
        for (var i = 0; i < units.Length; i++)
        {
            var fields = new Fields(Line(text, units[i]), delimiter);
            for (var field = 0; field < MaxFields && fields.Next(out var value); field++) stats[field].Add(value, i, Quantity.TryRead(value, out var number) ? number : null);
        }

        var named = Named(text, units, question, delimiter);
        for (var field = 0; field < MaxFields; field++) stats[field].Settle((named >> field & 1) != 0, question.Aims.Extremes);
        for (var i = 0; i < units.Length; i++)
        {
            var fields = new Fields(Line(text, units[i]), delimiter);
            var score = 0f;
            for (var field = 0; field < MaxFields && fields.Next(out var value); field++)
                score += stats[field].Weigh(value, i, Quantity.TryRead(value, out var number) ? number : null);
            units[i].Score += Math.Min(score, 2.5f);
        }
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

        return best;
    }

    // Fields whose name, in the first rows, is a word of the question.
    private static int Named(ReadOnlySpan<char> text, Span<Unit> units, Question question, char delimiter)
    {
        var named = 0;
        Span<byte> matched = stackalloc byte[8];
        for (var row = 0; row < 2; row++)
        {
            var fields = new Fields(Line(text, units[row]), delimiter);
            for (var field = 0; field < MaxFields && fields.Next(out var value); field++)
            {
                var at = 0;
                if (!value.ContainsAnyInRange('0', '9') && question.Matcher.Next(value, ref at, matched) > 0) named |= 1 << field;
            }

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
            if (delimiter == ' ') _rest = _rest.TrimStart(" \t");
            if (_rest.IsEmpty) return false;
            var end = delimiter == ' ' ? _rest.IndexOfAny(Blanks) : _rest.IndexOf(delimiter);
            value = (end < 0 ? _rest : _rest[..end]).Trim(" \t\"[](),");
            _rest = end < 0 ? default : _rest[(end + 1)..];
            return true;
        }
    }
}
