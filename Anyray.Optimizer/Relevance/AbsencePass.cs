using System.Buffers;
using System.Numerics;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Finds the few documents or records that lack a name which nearly all others have: the workload without limits, the host without a role.
/// </summary>
internal static class AbsencePass
{
    private const int MaxKeys = 64;
    private const int MinRecords = 8;
    private const int MaxChars = 1500;

    public static void Run(ReadOnlySpan<char> text, Span<Unit> units, Question question)
    {
        var documents = units[^1].Block > 0;
        var records = documents ? units[^1].Block : units.Length;
        if (records < MinRecords) return;
        var rented = ArrayPool<ulong>.Shared.Rent(records);
        var masks = rented.AsSpan(0, records);
        masks.Clear();
        var (usual, named) = Collect(text, units, documents, question, masks);
        if (usual != 0) Raise(units, documents, masks, usual, named, question.Aims.Absence);
        ArrayPool<ulong>.Shared.Return(rented);
    }

    // Which records have which names, and which names nearly all of them have.
    private static (ulong Usual, ulong Named) Collect(ReadOnlySpan<char> text, Span<Unit> units, bool documents, Question question, Span<ulong> masks)
    {
        var keys = new Dictionary<ulong, int>();
        var named = 0UL;
        for (var i = 0; i < units.Length; i++)
        {
            var pairs = new NamedValues(text[units[i].Start..units[i].End]);
            while (pairs.Next(out var key, out _))
            {
                var hash = TextHash.Of(key);
                if (!keys.TryGetValue(hash, out var at))
                {
                    if (keys.Count == MaxKeys) continue;
                    keys[hash] = at = keys.Count;
                    if (question.Names(key)) named |= 1UL << at;
                }

                masks[Record(units, i, documents)] |= 1UL << at;
            }
        }

        Span<int> counts = stackalloc int[MaxKeys];
        counts.Clear();
        foreach (var mask in masks)
            for (var bits = mask; bits != 0; bits &= bits - 1) counts[BitOperations.TrailingZeroCount(bits)]++;
        var usual = 0UL;
        for (var i = 0; i < keys.Count; i++)
            if (counts[i] >= masks.Length - 2 - masks.Length / 20) usual |= 1UL << i;
        return (usual, named);
    }

    private static void Raise(Span<Unit> units, bool documents, Span<ulong> masks, ulong usual, ulong named, bool asked)
    {
        for (var i = 0; i < units.Length;)
        {
            var record = Record(units, i, documents);
            var (end, chars) = (i, 0);
            while (end < units.Length && Record(units, end, documents) == record) chars += units[end++].Length;

            // What has few of them is no record: a head, a rule.
            var missing = BitOperations.PopCount(masks[record] & usual) * 2 < BitOperations.PopCount(usual) ? 0 : usual & ~masks[record];
            for (; i < end; i++)
            {
                if (missing == 0 || chars > MaxChars && units[i].Head >= 0) continue;
                units[i].Score += asked ? 1.2f : 0.4f;
                if (asked && (missing & named) != 0) units[i].Must = true;
            }
        }
    }

    private static int Record(Span<Unit> units, int unit, bool documents) => documents ? Math.Max(0, units[unit].Block - 1) : unit;
}
