using System.Buffers;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// A list of short notes, as what is remembered about a person: for advice each of them may matter, whatever its words, and above all
/// those that say what has to be heeded.
/// </summary>
internal static class FactList
{
    private const int Looked = 64;
    private const int Short = 240;
    private const float Heeded = 0.4f;

    private static readonly SearchValues<string> Caveats = SearchValues.Create(
        ["allerg", "intoleran", "vegan", "vegetar", "halal", "kosher", "koscher", "gluten", "lactose", "laktose", "diabet", "pregnan", "schwanger", "wheelchair", "rollstuhl", "never ", "cannot", "can't", "must ", "mustn't", "avoid", "except", "hates", "dislike", "prefer", "afraid", "phobia", "does not ", "doesn't ", "budget", "niemals", "darf ", "bevorzug", "hasst", "nunca", "odia", "prefier", "jamais", "déteste", "préfère", "アレルギー", "苦手", "过敏", "알레르기"],
        StringComparison.OrdinalIgnoreCase);

    public static bool Are(ReadOnlySpan<char> text, ReadOnlySpan<Unit> units)
    {
        int items = 0, looked = 0;
        for (var i = 0; i < units.Length; i += Math.Max(1, units.Length / Looked))
        {
            var line = text[units[i].Start..units[i].End].Trim();
            if (line.IsEmpty) continue;
            looked++;
            if (line.Length <= Short && IsItem(line)) items++;
        }

        return items * 10 >= looked * 7;
    }

    /// <summary>Raises the signals of notes that say what has to be heeded.</summary>
    public static void Heed(ReadOnlySpan<char> text, Span<Unit> units)
    {
        foreach (ref var unit in units) if (text[unit.Start..unit.End].ContainsAny(Caveats)) unit.Signal += Heeded;
    }

    private static bool IsItem(ReadOnlySpan<char> line)
    {
        if (line[0] is '-' or '*' or '•' or '–' or '·') return line.Length > 2 && line[1] == ' ';
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        if (digits > 0) return line[digits] is '.' or ')';
        return line.TrimStart('[').StartsWith("memory", StringComparison.OrdinalIgnoreCase);
    }
}
