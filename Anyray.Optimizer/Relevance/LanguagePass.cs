using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// In a text that is mostly in another language than the question, the little that is in the question's own is probably what was retrieved
/// for it.
/// </summary>
internal static class LanguagePass
{
    private const int Looked = 48;
    private const int MinChars = 8;

    // A sentence may follow another one without a stop between.
    private const int Window = 90;
    private const int MaxChars = 1_000_000;
    private const float Own = 0.6f;

    /// <summary>Raises the signals of those units. True when there are none, so that the question's words lead nowhere in this text.</summary>
    public static bool Run(ReadOnlySpan<char> text, Span<Unit> units, Question question, int budget)
    {
        var asked = Languages.Of(question.Text, 1);
        if (asked == 0 || Usual(text, units) is not (> 0 and var usual) || usual == asked) return false;
        var (own, chars) = (new List<int>(), 0);
        for (var i = 0; i < units.Length && units[i].End <= MaxChars; i++)
        {
            if (!Holds(text[units[i].Start..units[i].End], asked, usual)) continue;
            own.Add(i);
            chars += units[i].Length;
        }

        if (own.Count * 4 > units.Length) return false;
        foreach (var i in own)
        {
            units[i].Signal += Own;
            if (chars <= budget) units[i].Must = true;
        }

        return own.Count == 0;
    }

    // The language of most units, 0 when there is none.
    private static int Usual(ReadOnlySpan<char> text, Span<Unit> units)
    {
        Span<int> found = stackalloc int[Languages.Most];
        found.Clear();
        for (var sample = 0; sample < Looked; sample++)
        {
            // All over the text: every other unit may be a heading.
            ref var unit = ref units[(int)(sample * 99_991L % units.Length)];
            found[Languages.Of(text[unit.Start..unit.End])]++;
        }

        var (best, known) = (0, 0);
        for (var i = 1; i < found.Length; i++)
        {
            known += found[i];
            if (found[i] > found[best] || best == 0) best = i;
        }

        return found[best] * 2 > known ? best : 0;
    }

    private static bool Holds(ReadOnlySpan<char> unit, int asked, int usual)
    {
        while (!unit.IsEmpty)
        {
            var end = unit[..Math.Min(unit.Length, Window)].IndexOfAny(".!?。！？\n");
            if (end < 0 && unit.Length > Window) end = Window;
            var sentence = end < 0 ? unit : unit[..end];
            if (sentence.Length >= MinChars && Languages.Prefers(sentence, asked, usual)) return true;
            unit = end < 0 ? default : unit[(end + 1)..];
        }

        return false;
    }
}
