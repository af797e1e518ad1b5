namespace Anyray.Optimizer.Relevance;

/// <summary>
/// In a text of several documents, what the question names in one of them speaks for the lines of that one; in nested lines, what bears on
/// the question speaks for the few lines directly under it.
/// </summary>
internal static class BlockPass
{
    private const int Few = 8;
    private const float Inherited = 0.6f;

    public static void Run(Span<Unit> units, float top, int budget)
    {
        Documents(units, top, budget);
        Children(units);
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

    private static void Children(Span<Unit> units)
    {
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i].Head < 0 || units[i].Block == 0) continue;
            ref readonly var head = ref units[units[i].Head];
            if (i - units[i].Head <= Few) units[i].Score = Math.Max(units[i].Score, Inherited * head.Score);
        }
    }
}
