using System.Buffers;

namespace Anyray.Optimizer.Relevance;

/// <summary>The units of one text in order, in pooled memory.</summary>
internal sealed class UnitList : IDisposable
{
    private Unit[] _units = ArrayPool<Unit>.Shared.Rent(256);

    public int Count { get; private set; }

    public Span<Unit> Span => _units.AsSpan(0, Count);

    public ref Unit this[int index] => ref _units[index];

    /// <summary>Adds a unit and returns its index.</summary>
    public int Add(int start, int end, int lines, int head = -1)
    {
        if (Count == _units.Length)
        {
            var larger = ArrayPool<Unit>.Shared.Rent(Count * 2);
            _units.AsSpan(0, Count).CopyTo(larger);
            ArrayPool<Unit>.Shared.Return(_units);
            _units = larger;
        }

        _units[Count] = new Unit { Start = start, End = end, Lines = lines, Head = head };
        return Count++;
    }

    public void Dispose()
    {
        if (_units.Length > 0) ArrayPool<Unit>.Shared.Return(_units);
        _units = [];
        Count = 0;
    }
}
