using System.Text.RegularExpressions;

namespace Anyray.Optimizer.Questions;

/// <summary>A stretch of time named in a question: <c>between 10:12 and 10:15:30</c>, <c>from 2031-03-04 to 2031-03-06</c>.</summary>
/// <param name="From">Its first moment: a date, a time of day, or a date, a blank and a time of day, in ISO 8601's form, which sorts as text.</param>
/// <param name="To">Its last one, written as <paramref name="From"/> is; all that begins with it is inside.</param>
internal sealed partial record Period(string From, string To)
{
    private const int DateLength = 10;
    private const int LongestLink = 24;

    /// <summary>The first two moments of a text that are of one form, in order and with nothing but words between them; or null.</summary>
    public static Period? Find(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('0', '9')) return null;
        var (before, end) = ("", 0);
        foreach (var match in Moments().EnumerateMatches(text))
        {
            var moment = Normal(text.Slice(match.Index, match.Length));
            var link = text[end..match.Index];
            if (before.Length > 0 && link.Length <= LongestLink && link.IndexOfAny("0123456789.,;?!\n") < 0 && IsAlike(before, moment) && string.CompareOrdinal(before, moment) < 0)
                return new Period(before, moment);
            (before, end) = (moment, match.Index + match.Length);
        }

        return null;
    }

    /// <summary>Does the first moment of a line lie in it?</summary>
    public bool Covers(ReadOnlySpan<char> line)
    {
        foreach (var match in Moments().EnumerateMatches(line))
        {
            var moment = Normal(line.Slice(match.Index, match.Length)).AsSpan();
            if (!From.Contains('-') && moment.Contains('-')) moment = moment.Length > DateLength ? moment[(DateLength + 1)..] : default;
            if (!From.Contains(':') && moment.Contains('-')) moment = moment[..DateLength];
            if (!IsAlike(From, moment)) continue;
            return Begin(moment, From).SequenceCompareTo(From) >= 0 && Begin(moment, To).SequenceCompareTo(To) <= 0;
        }

        return false;
    }

    private static ReadOnlySpan<char> Begin(ReadOnlySpan<char> moment, string bound) => moment[..Math.Min(moment.Length, bound.Length)];

    private static bool IsAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => one.Contains('-') == other.Contains('-') && one.Contains(':') == other.Contains(':');

    private static string Normal(ReadOnlySpan<char> moment) => moment.IndexOf(':') == 1 ? $"0{moment}" : moment.ToString().Replace('T', ' ');

    [GeneratedRegex(@"(?<![\d.])(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?|(?![\d-]))|\d?\d:\d\d(?::\d\d)?)(?![\d:])")]
    private static partial Regex Moments();
}
