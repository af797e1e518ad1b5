using System.Buffers;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// What stands out whatever the question's words: trouble and stated causes, lines of a kind seen rarely among many of few kinds,
/// numbers far from the others in the same place. Kinds are told by their template: the line with digits blanked out.
/// </summary>
internal static class SignalPass
{
    private const int Slots = 6;
    private static readonly SearchValues<string> Currencies = SearchValues.Create(["EUR ", " EUR", "€", "USD", "$", "£", "GBP", "CHF", "¥", "円", "JPY", "₩", "元", "INR", "₹", " kr", "SEK", "NOK", "euro", "dollar"], StringComparison.Ordinal);

    /// <summary>Fills templates, severities and signals. Returns the number of distinct templates.</summary>
    public static int Run(ReadOnlySpan<char> text, Span<Unit> units, Question question)
    {
        Severities(text, units);
        if (question.Aims.Money) Amounts(text, units);
        var capacity = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, units.Length * 2));
        var kinds = ArrayPool<LineKind>.Shared.Rent(capacity);
        kinds.AsSpan(0, capacity).Clear();
        var places = ArrayPool<int>.Shared.Rent(units.Length);
        try
        {
            var distinct = Count(text, units, kinds.AsSpan(0, capacity), places);
            Weigh(text, units, question, kinds.AsSpan(0, capacity), places, distinct);
            return distinct;
        }
        finally
        {
            ArrayPool<LineKind>.Shared.Return(kinds);
            ArrayPool<int>.Shared.Return(places);
        }
    }

    private static void Severities(ReadOnlySpan<char> text, Span<Unit> units)
    {
        var unit = 0;
        for (var at = Severity.Next(text, 0); at >= 0; at = unit < units.Length ? Severity.Next(text, units[unit].Start) : -1)
        {
            while (units[unit].End <= at) unit++;
            units[unit].Severity = (byte)Math.Max(1, Severity.Of(text[at..units[unit].End]));
            unit++;
        }
    }

    // Where amounts of money are few, a question about one is after them.
    private static void Amounts(ReadOnlySpan<char> text, Span<Unit> units)
    {
        var count = 0;
        foreach (ref var unit in units) if (unit.Amount = text[unit.Start..unit.End].ContainsAny(Currencies)) count++;
        if (count * 10 <= units.Length) return;
        foreach (ref var unit in units) unit.Amount = false;
    }

    private static int Count(ReadOnlySpan<char> text, Span<Unit> units, Span<LineKind> kinds, int[] places)
    {
        var distinct = 0;
        Span<double> numbers = stackalloc double[Slots];
        for (var i = 0; i < units.Length; i++)
        {
            units[i].Template = LineTemplate.Hash(text[units[i].Start..units[i].End], numbers, out var filled) | 1;
            var slot = (int)(units[i].Template >> 20) & (kinds.Length - 1);
            while (kinds[slot].Template != 0 && kinds[slot].Template != units[i].Template) slot = (slot + 1) & (kinds.Length - 1);
            ref var kind = ref kinds[slot];
            if (kind.Template == 0) distinct++;
            kind.Template = units[i].Template;
            kind.Count++;
            if (units[i].Severity > 0) kind.Troubled++;
            for (var n = 0; n < filled; n++) kind.Add(n, numbers[n]);
            places[i] = slot;
        }

        return distinct;
    }

    private static void Weigh(ReadOnlySpan<char> text, Span<Unit> units, Question question, Span<LineKind> kinds, int[] places, int distinct)
    {
        var repetitive = distinct * 2 < units.Length;
        var total = MathF.Log(units.Length + 1);
        Span<double> numbers = stackalloc double[Slots];
        for (var i = 0; i < units.Length; i++)
        {
            ref var kind = ref kinds[places[i]];
            ref var unit = ref units[i];
            var rarity = MathF.Log((units.Length + 1f) / kind.Count) / total;
            var signal = unit.Severity switch { 2 => 0.55f + 0.35f * rarity, 1 => 0.2f + 0.4f * rarity, _ => 0f };
            if (question.Aims.Trouble) signal *= 1.3f;
            if (unit.Amount) signal += 0.4f;
            if (repetitive && kind.Count <= 2 + units.Length / 100) signal += 0.35f * rarity;
            if (kind.Count >= 8)
            {
                LineTemplate.Hash(text[unit.Start..unit.End], numbers, out var filled);
                var strange = 0f;
                for (var n = 0; n < filled; n++) strange = Math.Max(strange, kind.Strangeness(n, numbers[n]));
                signal += strange;
            }

            // Of many alike, the first few speak for the rest; later ones only repeat them.
            kind.Seen++;
            if (kind.Seen > 3 && !unit.Must) signal *= 3f / kind.Seen;
            unit.Signal = signal;
        }
    }
}
