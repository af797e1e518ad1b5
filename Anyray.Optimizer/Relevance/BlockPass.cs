namespace Anyray.Optimizer.Relevance;

/// <summary>
/// In a text of several documents, what the question names in one of them speaks for the lines of that one; in nested lines, what bears on
/// it speaks for the few that stand under the same head.
/// </summary>
internal static class BlockPass
{
    private const int Few = 8;
    private const int MaxChars = 700;
    private const float Shared = 0.6f;

    public static void Run(Span<Unit> units, float top, int budget)
    {
        Documents(units, top, budget);
        Records(units, top);
    }

    private static void Documents(Span<Unit> units, float top, int budget)
    {
        if (units[^1].Block < 3) return;
        var named = new bool[units[^1].Block + 1];
        var (count, chars) = (0, 0);
        foreach (ref var unit in units)
        {
            if (!unit.Must || named[unit.Block]) continue;
            named[unit.Block] = true;
            count++;
        }

        if (count == 0 || count * 4 > named.Length) return;
        foreach (ref var unit in units) if (named[unit.Block]) chars += unit.Length;

        // They come before all others when there is room for them.
        var share = chars * 3 <= budget * 2 ? 1.5f : 0.5f;
        foreach (ref var unit in units) if (named[unit.Block]) unit.Score += share * top;
    }

    // A head with the few lines under it is a record: what bears on the question in one of them speaks for the others.
    private static void Records(Span<Unit> units, float top)
    {
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i].Block == 0) continue;
            var (end, best, chars) = (i + 1, units[i].Score, units[i].Length);
            for (; end < units.Length && end - i <= Few && units[end].Head == i; end++) (best, chars) = (Math.Max(best, units[end].Score), chars + units[end].Length);
            if (end == i + 1 || chars > MaxChars) continue;
            var share = Shared + 0.3f * Math.Min(1, best / top);
            for (var member = i; member < end; member++) units[member].Score = Math.Max(units[member].Score, share * best);
        }
    }
}
