using System.Numerics;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Strategies.Content;

/// <summary>How much a whole text has to do with the question.</summary>
internal static class Bearing
{
    /// <summary>0 = none of its words; 1 = all of them, or one of its identifiers.</summary>
    public static float Of(ReadOnlySpan<char> text, Question question)
    {
        if (question.IsEmpty) return 0;
        var matcher = question.Matcher;
        Span<byte> matched = stackalloc byte[8];
        ulong terms = 0;
        for (int at = 0, count; (count = matcher.Next(text, ref at, matched)) > 0; at++)
        {
            foreach (var pattern in matched[..count])
            {
                if (pattern >= matcher.Terms) return 1;
                terms |= 1UL << pattern;
            }
        }

        return matcher.Terms == 0 ? 0 : (float)BitOperations.PopCount(terms) / matcher.Terms;
    }
}
