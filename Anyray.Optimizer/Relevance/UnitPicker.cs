using System.Buffers;

namespace Anyray.Optimizer.Relevance;

/// <summary>Chooses the units of an excerpt: those that must stay, then the best, each with its heads, until the budget or the relevance ends.</summary>
internal static class UnitPicker
{
    private const int EdgeChars = 400;

    /// <summary>Marks units as kept. Units that score below <paramref name="floor"/> stay out even if there is room.</summary>
    public static int Pick(Span<Unit> units, int budget, float floor)
    {
        var order = ArrayPool<int>.Shared.Rent(units.Length);
        var keys = ArrayPool<float>.Shared.Rent(units.Length);
        var best = 0f;
        foreach (ref var unit in units) if (unit.Must) best = Math.Max(best, unit.Score);

        // Beside what holds all that is named, what holds a part of it has no precedence.
        for (var i = 0; i < units.Length; i++) (order[i], keys[i]) = (i, units[i].Must && units[i].Score >= 0.7f * best ? -units[i].Score - 1e6f : -units[i].Score);
        keys.AsSpan(0, units.Length).Sort(order.AsSpan(0, units.Length));
        if (Repeats(units, order, keys)) keys.AsSpan(0, units.Length).Sort(order.AsSpan(0, units.Length));
        ArrayPool<float>.Shared.Return(keys);

        var used = 0;
        if (units[0].Length <= EdgeChars) used += Keep(units, 0);
        if (units[^1].Length <= EdgeChars) used += Keep(units, units.Length - 1);
        for (var i = 0; i < units.Length; i++) if (units[i].Whole) used += Keep(units, i);
        var full = false;
        foreach (var index in order.AsSpan(0, units.Length))
        {
            ref var unit = ref units[index];
            if (unit.Kept || !unit.Must && (full || unit.Score < floor)) continue;

            // What the question names may go past the budget, but not without end.
            var limit = unit.Must ? budget + budget / 2 : budget;
            if (used + unit.Length <= limit && used + Cost(units, index) <= limit) used += Keep(units, index);
            else full |= used > budget - 200;
        }

        ArrayPool<int>.Shared.Return(order);
        return used;
    }

    /// <summary>Lets a share of each score reach the neighbours: what stands beside the answer explains it.</summary>
    public static void Spread(Span<Unit> units, float share)
    {
        var before = 0f;
        for (var i = 0; i < units.Length; i++)
        {
            var own = units[i].Score;
            var after = i + 1 < units.Length ? units[i + 1].Score : 0;
            units[i].Score = Math.Max(own, share * Math.Max(before, after));
            before = own;
        }
    }

    // Of many of a kind the best few speak for the rest, which stand back behind what is half as good.
    private static bool Repeats(Span<Unit> units, int[] order, float[] keys)
    {
        const int few = 3;
        var seen = ArrayPool<int>.Shared.Rent(units.Length + 1);
        seen.AsSpan(0, units.Length + 1).Clear();
        var any = false;
        for (var i = 0; i < units.Length; i++)
        {
            ref var unit = ref units[order[i]];
            if (unit.Kind == 0 || unit.Must || ++seen[unit.Kind] <= few) continue;
            keys[i] *= 0.5f + 0.5f * few / seen[unit.Kind];
            any = true;
        }

        ArrayPool<int>.Shared.Return(seen);
        return any;
    }

    private static int Cost(Span<Unit> units, int index)
    {
        var cost = 0;
        for (var at = index; at >= 0 && !units[at].Kept; at = units[at].Head) cost += units[at].Length;
        return cost;
    }

    private static int Keep(Span<Unit> units, int index)
    {
        var cost = 0;
        for (var at = index; at >= 0 && !units[at].Kept; at = units[at].Head)
        {
            units[at].Kept = true;
            cost += units[at].Length;
        }

        return cost;
    }
}
