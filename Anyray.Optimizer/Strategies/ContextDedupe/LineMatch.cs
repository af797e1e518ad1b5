namespace Anyray.Optimizer.Strategies.ContextDedupe;

/// <summary>
/// Lines that two texts have in common, in order: the patience method. Lines that occur once in each are the anchors, the
/// longest rising run of them is kept, and every match is grown to both sides.
/// </summary>
internal static class LineMatch
{
    /// <summary>For every line of <paramref name="after"/> its line in <paramref name="before"/>, or -1; rising. O(n log n).</summary>
    public static int[] Find(LineTable before, LineTable after)
    {
        var match = new int[after.Count];
        Array.Fill(match, -1);
        var anchors = Rising(Unique(before, after));
        int doneBefore = 0, doneAfter = 0;
        foreach (var (b, a) in anchors)
        {
            if (b < doneBefore || a < doneAfter || !after.Same(a, before, b)) continue;
            var back = 1;
            while (b - back >= doneBefore && a - back >= doneAfter && after.Same(a - back, before, b - back)) match[a - back] = b - back++;
            var ahead = 0;
            while (b + ahead < before.Count && a + ahead < after.Count && after.Same(a + ahead, before, b + ahead)) match[a + ahead] = b + ahead++;
            (doneBefore, doneAfter) = (b + ahead, a + ahead);
        }
        return match;
    }

    private static List<(int Before, int After)> Unique(LineTable before, LineTable after)
    {
        var places = new Dictionary<ulong, (int Before, int After)>();
        for (var i = 0; i < before.Count; i++)
            places[before.Hashes[i]] = places.ContainsKey(before.Hashes[i]) ? (-1, -1) : (i, -1);
        for (var i = 0; i < after.Count; i++)
            if (places.TryGetValue(after.Hashes[i], out var place) && place.Before >= 0)
                places[after.Hashes[i]] = place.After < 0 ? (place.Before, i) : (-1, -1);
        var unique = new List<(int Before, int After)>();
        foreach (var place in places.Values)
            if (place is { Before: >= 0, After: >= 0 }) unique.Add(place);
        unique.Sort((x, y) => x.After.CompareTo(y.After));
        return unique;
    }

    private static List<(int Before, int After)> Rising(List<(int Before, int After)> pairs)
    {
        var tails = new List<int>();
        var previous = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            int low = 0, high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[tails[middle]].Before < pairs[i].Before) low = middle + 1;
                else high = middle;
            }
            previous[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count) tails.Add(i);
            else tails[low] = i;
        }
        var run = new List<(int Before, int After)>();
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i]) run.Add(pairs[i]);
        run.Reverse();
        return run;
    }
}
