using System.Runtime.CompilerServices;

namespace Anyray.Optimizer.Relevance;

/// <summary>Running figures of all units with one template.</summary>
internal struct LineKind
{
    private const int Slots = 6;

    /// <summary>The template's hash.</summary>
    public ulong Template;

    /// <summary>How many units have it.</summary>
    public int Count;

    /// <summary>How many have been weighed so far.</summary>
    public int Seen;

    private Figures _sum, _squares;

    /// <summary>Takes in the number at one place of the template.</summary>
    public void Add(int slot, double value)
    {
        _sum[slot] += value;
        _squares[slot] += value * value;
    }

    /// <summary>0 for an ordinary number, up to 1 for one that lies far outside what this place usually holds.</summary>
    public readonly float Strangeness(int slot, double value)
    {
        var mean = _sum[slot] / Count;
        var variance = _squares[slot] / Count - mean * mean;
        if (variance <= Math.Abs(mean) * 1e-9) return 0;
        var z = Math.Abs(value - mean) / Math.Sqrt(variance);
        var limit = Math.Min(3.5, 0.8 * Math.Sqrt(Count - 1));
        return z < limit ? 0 : (float)Math.Min(1, 0.3 + (z - limit) / 6);
    }

    [InlineArray(Slots)]
    private struct Figures
    {
        private double _first;
    }
}
