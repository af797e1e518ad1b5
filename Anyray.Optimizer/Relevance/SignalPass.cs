using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using Anyray.Optimizer.Json;
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
    private const int FewestListed = 48;
    private static readonly SearchValues<string> Currencies = SearchValues.Create(["EUR ", " EUR", "€", "USD", "$", "£", "GBP", "CHF", "¥", "円", "JPY", "₩", "元", "INR", "₹", " kr", "SEK", "NOK", "euro", "dollar"], StringComparison.Ordinal);

    private static readonly SearchValues<char> SignCharacters = SearchValues.Create("!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~");

    /// <summary>Fills kinds, severities and signals. Returns the number of distinct kinds.</summary>
    public static int Run(ReadOnlySpan<char> text, Span<Unit> units, Question question)
    {
        Severities(text, units);
        if (question.Aims.Money) Amounts(text, units);
        using var kinds = new PooledBuffer<LineKind>();
        var numbers = ArrayPool<double>.Shared.Rent(units.Length * Slots);
        Count(text, units, kinds, numbers);
        Weigh(units, question, kinds, numbers);
        Outline(text, units);
        ArrayPool<double>.Shared.Return(numbers);
        return kinds.Count;
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

    private static void Count(ReadOnlySpan<char> text, Span<Unit> units, PooledBuffer<LineKind> kinds, double[] numbers)
    {
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, units.Length * 2));
        var table = ArrayPool<int>.Shared.Rent(capacity);
        var slots = table.AsSpan(0, capacity);
        slots.Clear();
        for (var i = 0; i < units.Length; i++)
        {
            ref var unit = ref units[i];
            var figures = numbers.AsSpan(i * Slots, Slots);
            var template = LineTemplate.Hash(text[unit.Start..unit.End], figures, out var filled);
            if (filled < Slots) figures[filled] = double.NaN;
            var slot = (int)(template >> 20) & (capacity - 1);
            while (slots[slot] != 0 && kinds[slots[slot] - 1].Template != template) slot = (slot + 1) & (capacity - 1);
            if (slots[slot] == 0)
            {
                kinds.Add(new LineKind { Template = template });
                slots[slot] = kinds.Count;
            }

            unit.Kind = slots[slot];
            ref var kind = ref kinds[unit.Kind - 1];
            kind.Count++;
            for (var n = 0; n < filled; n++) kind.Add(n, figures[n]);
        }

        ArrayPool<int>.Shared.Return(table);
    }

    private static void Weigh(Span<Unit> units, Question question, PooledBuffer<LineKind> kinds, double[] numbers)
    {
        var repetitive = kinds.Count * 2 < units.Length;
        var total = MathF.Log(units.Length + 1);
        for (var i = 0; i < units.Length; i++)
        {
            ref var unit = ref units[i];
            ref var kind = ref kinds[unit.Kind - 1];
            var few = repetitive && kind.Count <= 2 + units.Length / 100;
            var rarity = few || unit.Severity > 0 ? MathF.Log((units.Length + 1f) / kind.Count) / total : 0;
            var signal = unit.Severity switch { 2 => 0.55f + 0.35f * rarity, 1 => 0.2f + 0.4f * rarity, _ => 0f };
            if (question.Aims.Trouble) signal *= 1.3f;
            if (unit.Amount) signal += 0.4f;
            if (few) signal += 0.35f * rarity;
            if (kind.Count >= 8)
            {
                var strange = 0f;
                var figures = numbers.AsSpan(i * Slots, Slots);
                for (var n = 0; n < Slots && !double.IsNaN(figures[n]); n++) strange = Math.Max(strange, kind.Strangeness(n, figures[n]));
                signal += strange;
            }

            // Of many alike, the first few speak for the rest; later ones only repeat them.
            kind.Seen++;
            if (kind.Seen > 3 && !unit.Must) signal *= 3f / kind.Seen;
            unit.Signal = signal;
        }
    }

    // Of a list whose names all differ, no two lines are of a kind; what sets one apart may be its signs alone ("a>=1" among "b==1").
    private static void Outline(ReadOnlySpan<char> text, Span<Unit> units)
    {
        var outlines = ArrayPool<ulong>.Shared.Rent(units.Length);
        var counts = new Dictionary<ulong, int>();
        var listed = 0;
        for (var i = 0; i < units.Length; i++)
        {
            outlines[i] = Signs(text[units[i].Start..units[i].End]);
            if (outlines[i] == 0) continue;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, outlines[i], out _)++;
            listed++;
        }

        // Only where nearly all items have one of a few outlines does another one say something.
        var few = 2 + listed / 100;
        if (listed >= FewestListed && counts.Values.Where(count => count <= few).Sum() * 20 <= listed)
            for (var i = 0; i < units.Length; i++)
                if (outlines[i] != 0 && counts[outlines[i]] <= few) units[i].Signal += 0.5f;
        ArrayPool<ulong>.Shared.Return(outlines);
    }

    // The signs of an item in their order, 0 for a sentence; words, numbers and repetitions do not count.
    private static ulong Signs(ReadOnlySpan<char> line)
    {
        const int words = 3;
        line = line.Trim();
        if (line.Length is 0 or > 120 || line.Count(' ') >= words) return 0;
        var hash = 14695981039346656037UL;
        var last = ' ';
        for (int at; (at = line.IndexOfAny(SignCharacters)) >= 0; line = line[(at + 1)..])
        {
            if (line[at] == last) continue;
            last = line[at];
            hash = (hash ^ last) * 1099511628211UL;
        }

        return hash;
    }
}
