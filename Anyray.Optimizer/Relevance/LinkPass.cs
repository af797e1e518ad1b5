using System.Buffers;
using System.Numerics;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Follows ids: when the best units carry a request, trace or object id that few others carry, those others tell the rest of the same story.
/// </summary>
internal static class LinkPass
{
    private const int Ids = 24;
    private const int Sources = 8;

    public static void Run(ReadOnlySpan<char> text, Span<Unit> units, float top)
    {
        if (units.Length < 12 || top <= 0) return;
        var ids = new List<string>(Ids);
        Span<int> best = stackalloc int[Sources];
        foreach (var index in best[..Best(units, best)])
            if (units[index].Score >= top * 0.5f) Collect(text[units[index].Start..units[index].End], ids);
        if (ids.Count == 0) return;

        var search = SearchValues.Create([.. ids], StringComparison.Ordinal);
        Span<int> found = stackalloc int[ids.Count];
        found.Clear();
        var masks = ArrayPool<uint>.Shared.Rent(units.Length);
        masks.AsSpan(0, units.Length).Clear();
        Mark(text, units, ids, search, found, masks);
        for (var i = 0; i < units.Length; i++)
        {
            for (var bits = masks[i]; bits != 0; bits &= bits - 1)
            {
                var count = found[BitOperations.TrailingZeroCount(bits)];
                if (count is < 2 or > 12) continue;
                units[i].Score += top * (0.5f / MathF.Sqrt(count - 1));
                break;
            }
        }

        ArrayPool<uint>.Shared.Return(masks);
    }

    private static int Best(Span<Unit> units, Span<int> best)
    {
        var count = 0;
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i].Score <= 0 || count == best.Length && units[i].Score <= units[best[^1]].Score) continue;
            var at = count < best.Length ? count++ : best.Length - 1;
            while (at > 0 && units[best[at - 1]].Score < units[i].Score) best[at] = best[--at];
            best[at] = i;
        }

        return count;
    }

    // An id has a digit, is at least five characters long and is neither a date nor a clock.
    private static void Collect(ReadOnlySpan<char> text, List<string> ids)
    {
        for (var at = 0; at < text.Length && ids.Count < Ids;)
        {
            while (at < text.Length && !IsPart(text[at])) at++;
            var start = at;
            while (at < text.Length && IsPart(text[at])) at++;
            var token = text[start..at].Trim("-_");
            if (token.Length is < 5 or > 64 || !token.ContainsAnyInRange('0', '9') || IsClock(text, start, at, token)) continue;
            var known = false;
            foreach (var id in ids) known |= token.SequenceEqual(id);
            if (!known) ids.Add(token.ToString());
        }
    }

    private static void Mark(ReadOnlySpan<char> text, Span<Unit> units, List<string> ids, SearchValues<string> search, Span<int> found, uint[] masks)
    {
        var unit = 0;
        for (var at = text.IndexOfAny(search); at >= 0;)
        {
            while (units[unit].End <= at) unit++;
            for (var i = 0; i < ids.Count; i++)
            {
                var end = at + ids[i].Length;
                if ((masks[unit] >> i & 1) != 0 || !text[at..].StartsWith(ids[i], StringComparison.Ordinal)
                    || at > 0 && char.IsLetterOrDigit(text[at - 1]) || end < text.Length && char.IsLetterOrDigit(text[end])) continue;
                masks[unit] |= 1u << i;
                found[i]++;
            }

            var next = text[(at + 1)..].IndexOfAny(search);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static bool IsClock(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> token) =>
        token.Length >= 8 && char.IsAsciiDigit(token[0]) && token.Contains('-') && token.IndexOf('T') is 10 or < 0 && token[4] == '-'
        || end < text.Length && text[end] == ':' && start > 0 && text[start - 1] is ':' or ' '
        || !token.ContainsAnyExceptInRange('0', '9') && token.Length < 6;

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
