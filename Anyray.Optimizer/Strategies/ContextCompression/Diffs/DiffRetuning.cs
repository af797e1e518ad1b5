using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContextCompression.Diffs;

/// <summary>
/// Finds the small hunks that do nothing but give something another number (a limit, a port, a rate). A question asks for such a change
/// by what it does, in other words than the setting's name, and a few lines cost little more than the gap that would stand for them.
/// </summary>
internal static class DiffRetuning
{
    private const int Pairs = 3;

    /// <summary>Marks as amounts the first hunks of each kind; where one version is raised in every file, one says it.</summary>
    public static void Mark(ReadOnlySpan<char> text, LineTable lines, List<DiffHunk> hunks, Span<Unit> units)
    {
        var seen = new HashSet<ulong>();
        for (var i = 0; i < hunks.Count; i++)
        {
            if (hunks[i] is not { Added: > 0 and <= Pairs } hunk || hunk.Added != hunk.Removed || Kind(lines, hunk) is not { } kind || !seen.Add(kind)) continue;
            var head = units[i].Head;
            units[i].Amount = head < 0 || !DiffRisk.IsGenerated(text[units[head].Start..units[head].End]);
        }
    }

    // The lines taken out, digits apart, are the lines put in.
    private static ulong? Kind(LineTable lines, DiffHunk hunk)
    {
        ulong removed = 0, added = 0;
        for (var i = hunk.FirstLine + 1; i < hunk.EndLine; i++)
        {
            if (lines[i] is ['-', .. var old] && old.Length < 200) removed = (removed * 31) + LineTemplate.Hash(old, [], out _);
            else if (lines[i] is ['+', .. var now] && now.Length < 200) added = (added * 31) + LineTemplate.Hash(now, [], out _);
        }

        return removed == added && removed != 0 ? removed : null;
    }
}
