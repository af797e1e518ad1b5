using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>Tells texts made of sentences, in which words and meaning have to lead to the answer, from rows and records, in which it stands out.</summary>
internal static class Wordiness
{
    private const int Looked = 64;

    public static bool Of(ReadOnlySpan<char> text, ReadOnlySpan<Unit> units, Shape shape, int kinds)
    {
        if (shape is Shape.Chunks or Shape.Prose) return true;
        if (kinds * 2 < units.Length) return false;
        int wordy = 0, looked = 0;
        for (var i = 0; i < units.Length; i += Math.Max(1, units.Length / Looked))
        {
            var line = text[units[i].Start..units[i].End].Trim();
            if (line.Length < 12) continue;
            looked++;
            if (line.Length > 40 && line.Count(' ') * 9 > line.Length && line.Count('|') < 3 && !LineMarks.IsColumned(line)) wordy++;
        }

        return looked > 8 && wordy * 2 > looked;
    }
}
