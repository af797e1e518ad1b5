using System.Buffers;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>One column of a record table: a property that rows share, nested ones by their path.</summary>
internal sealed class RecordColumn(string name, int parent, int rows)
{
    private int[] _cells = Rent(rows);

    /// <summary>The property's own name, as written between its quotes.</summary>
    public string Name { get; } = name;

    /// <summary>Index of the column that holds it, or -1.</summary>
    public int Parent { get; } = parent;

    /// <summary>Rows that have a value here.</summary>
    public int Filled { get; private set; }

    /// <summary>Node of the value in each row, -1 where there is none.</summary>
    public ReadOnlySpan<int> Cells => _cells.AsSpan(0, rows);

    /// <summary>Child columns in the order they were met.</summary>
    public List<int> Children { get; } = [];

    /// <summary>False when the row has a value already: a duplicate property.</summary>
    public bool Set(int row, int node)
    {
        if (_cells[row] >= 0) return false;
        _cells[row] = node;
        Filled++;
        return true;
    }

    public void Release()
    {
        if (_cells.Length > 0) ArrayPool<int>.Shared.Return(_cells);
        _cells = [];
    }

    private static int[] Rent(int rows)
    {
        var cells = ArrayPool<int>.Shared.Rent(rows);
        cells.AsSpan(0, rows).Fill(-1);
        return cells;
    }
}
