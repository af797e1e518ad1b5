using System.Buffers;
using System.Numerics;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// The rows that a sum, a count or a list is made of, of which none may be left out: all that hold most of what the question names, and those
/// that hold less of it as long as there is room.
/// </summary>
internal static class WholeRows
{
    // What more rows than these (in tenths) hold tells none apart.
    private const int Telling = 6;

    // A word in the first lines alone is the name of a column.
    private const int Heads = 2;
    private const int RecordChars = 1500;

    // What stands between records: a blank line, a rule.
    private const int RuleChars = 4;
    private const ulong Moment = 1UL << 63;

    /// <summary>
    /// Marks them. Where words alone tell which are counted, rows that hold less than others have room in the <paramref name="budget"/>. False
    /// when all rows, or rows that cannot be told, are summed up: then no excerpt can answer.
    /// </summary>
    public static bool Mark(ReadOnlySpan<char> text, Span<Unit> units, Question question, int budget)
    {
        var aims = question.Aims;
        if (aims.Extremes || !(aims.Totals || aims.Listing)) return true;
        if (aims.Sums && question.Threshold is not null) return false;
        var records = ArrayPool<int>.Shared.Rent(units.Length);
        var names = ArrayPool<ulong>.Shared.Rent(units.Length * 2);
        Group(units, records);
        var ids = names.AsSpan(0, units.Length);
        var terms = names.AsSpan(units.Length, units.Length);
        Collect(text, units, records, question.Period, ids, terms);
        Join(question, ids);
        var room = text.Length / 3;
        var marked = Keep(units, records, ids) > 0 ? Mark(units, records, ids, room) : Keep(units, records, terms) > 0 && Mark(units, records, terms, aims.Sums ? room : budget);
        ArrayPool<int>.Shared.Return(records);
        ArrayPool<ulong>.Shared.Return(names);
        return marked || !aims.Sums;
    }

    // The record of a nested line: the outermost line above it that heads no more than a record's characters.
    private static void Group(Span<Unit> units, int[] records)
    {
        for (var i = 0; i < units.Length; i++) records[i] = i;
        if (units[0].Block == 0) return;
        var chars = ArrayPool<int>.Shared.Rent(units.Length);
        chars.AsSpan(0, units.Length).Clear();
        for (var i = 0; i < units.Length; i++)
            for (var at = i; at >= 0; at = units[at].Head) chars[at] += units[i].Length;
        for (var i = 0; i < units.Length; i++)
            while (units[records[i]].Head is >= 0 and var head && chars[head] <= RecordChars) records[i] = head;
        ArrayPool<int>.Shared.Return(chars);
    }

    private static void Collect(ReadOnlySpan<char> text, Span<Unit> units, int[] records, Period? period, Span<ulong> ids, Span<ulong> terms)
    {
        ids.Clear();
        terms.Clear();
        for (var i = 0; i < units.Length; i++)
        {
            ids[records[i]] |= units[i].Identifiers;
            terms[records[i]] |= units[i].Terms;
            if (period?.Covers(text[units[i].Start..units[i].End]) == true) ids[records[i]] |= Moment;
        }
    }

    // Who has the first name alone is somebody else, where somebody has the whole name.
    private static void Join(Question question, Span<ulong> ids)
    {
        for (var i = 0; i + 1 < question.Identifiers.Length && i < 62; i++)
        {
            var (both, found) = (3UL << i, false);
            if (!question.Text.Contains($"{question.Identifiers[i]} {question.Identifiers[i + 1]}", StringComparison.Ordinal)) continue;
            foreach (var mask in ids) found |= (mask & both) == both;
            if (!found) continue;
            foreach (ref var mask in ids) if ((mask & both) != both) mask &= ~both;
        }
    }

    // Leaves only what tells some records from the others. Returns what that is.
    private static ulong Keep(Span<Unit> units, int[] records, Span<ulong> masks)
    {
        Span<int> found = stackalloc int[64];
        found.Clear();
        var all = 0;
        for (var i = 0; i < units.Length; i++)
        {
            if (records[i] != i || units[i].Length <= RuleChars) continue;
            all++;
            if (i < Heads) continue;
            for (var bits = masks[i]; bits != 0; bits &= bits - 1) found[BitOperations.TrailingZeroCount(bits)]++;
        }

        var telling = 0UL;
        for (var i = 0; i < found.Length; i++) if (found[i] > 0 && found[i] * 10 <= all * Telling) telling |= 1UL << i;
        foreach (ref var mask in masks) mask &= telling;
        return telling;
    }

    private static bool Mark(Span<Unit> units, int[] records, Span<ulong> masks, int room)
    {
        Span<int> chars = stackalloc int[65];
        chars.Clear();
        for (var i = 0; i < units.Length; i++) chars[BitOperations.PopCount(masks[records[i]])] += units[i].Length;
        var (least, first) = (65, true);
        for (var held = 64; held > 0; held--)
        {
            if (chars[held] == 0) continue;
            room -= chars[held];
            if (room < 0 && !first) break;
            (least, first) = (held, false);
        }

        for (var i = 0; i < units.Length; i++) if (BitOperations.PopCount(masks[records[i]]) >= least) units[i].Whole = units[i].Must = true;
        return true;
    }
}
