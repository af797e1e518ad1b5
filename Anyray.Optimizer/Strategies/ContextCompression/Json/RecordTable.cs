namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>
/// Records seen as rows and columns. A row is an element of an array, a line of NDJSON, or a member of an object whose values are
/// alike; properties of nested objects are columns of their own, so that nothing but the repeated names is left out.
/// </summary>
internal sealed class RecordTable : IDisposable
{
    private const int MaxColumns = 96;
    private const int MaxDepth = 4;
    private readonly JsonTape _tape;

    private RecordTable(JsonTape tape, int[] rows, bool keyed) => (_tape, Rows, Keyed) = (tape, rows, keyed);

    /// <summary>Node of each row.</summary>
    public int[] Rows { get; }

    /// <summary>The rows are members of an object: each has a name of its own.</summary>
    public bool Keyed { get; }

    /// <summary>The columns; children after their parent.</summary>
    public List<RecordColumn> Columns { get; } = [];

    /// <summary>Rows are arrays or single values, which have places instead of names.</summary>
    public bool Unnamed { get; private set; }

    /// <summary>The table of a node's children, or null when they are too few or too unlike.</summary>
    public static RecordTable? Of(JsonTape tape, ReadOnlySpan<char> text, int node, int minRows = 3)
    {
        ref var root = ref tape[node];
        if (root.Kind is not ('[' or '{') || root.Count < minRows) return null;
        var kind = tape[node + 1].Kind;
        if (kind is not ('{' or '[')) return null;
        var rows = new int[root.Count];
        for (int i = 0, at = node + 1; i < rows.Length; i++, at = tape[at].Next)
        {
            if (tape[at].Kind != kind || tape[at].Count == 0) return null;
            rows[i] = at;
        }

        var table = new RecordTable(tape, rows, root.Kind == '{') { Unnamed = kind == '[' };
        if (table.Fill(text)) return table;
        table.Dispose();
        return null;
    }

    /// <summary>Full dotted name of a column.</summary>
    public string Path(int column)
    {
        // Places are bare numbers, so that a property of that name can be told from them.
        if (Unnamed) return Columns[column].Name;
        var name = Plain(Columns[column].Name);
        for (var at = Columns[column].Parent; at >= 0; at = Columns[at].Parent) name = Plain(Columns[at].Name) + "." + name;
        return name;
    }

    public void Dispose()
    {
        foreach (var column in Columns) column.Release();
        Columns.Clear();
    }

    private bool Fill(ReadOnlySpan<char> text)
    {
        var top = new List<int>();
        for (var row = 0; row < Rows.Length; row++)
            if (!(Unnamed ? Places(row) : Members(text, row, Rows[row], -1, top, 1))) return false;
        long filled = 0, named = 0;
        foreach (var column in Columns)
        {
            filled += column.Filled;
            if (column.Filled * 6 >= Rows.Length) named++;
        }

        // Records too unlike each other gain nothing from shared names.
        return named > 0 && filled * 2 >= named * Rows.Length;
    }

    private bool Members(ReadOnlySpan<char> text, int row, int node, int parent, List<int> level, int depth)
    {
        var expected = 0;
        var end = _tape[node].Next;
        for (var at = node + 1; at < end; at = _tape[at].Next)
        {
            var name = text[(_tape[at].NameStart + 1)..(_tape[at].NameEnd - 1)];
            var column = Find(name, level, ref expected);
            if (column < 0)
            {
                if (Columns.Count >= MaxColumns) return false;
                column = Columns.Count;
                Columns.Add(new RecordColumn(name.ToString(), parent, Rows.Length));
                level.Add(column);
                expected = level.Count;
            }

            if (_tape[at].Kind == '{' && _tape[at].Count is > 0 and <= 12 && depth < MaxDepth)
            {
                // The parent's cell stays empty: its children speak for it. A duplicate shows when they are set twice.
                if (!Members(text, row, at, column, Columns[column].Children, depth + 1)) return false;
            }
            else if (!Columns[column].Set(row, at)) return false;
        }

        return true;
    }

    private bool Places(int row)
    {
        if (_tape[Rows[row]].Count > 24) return false;
        var place = 0;
        for (var at = Rows[row] + 1; at < _tape[Rows[row]].Next; at = _tape[at].Next, place++)
        {
            if (place == Columns.Count) Columns.Add(new RecordColumn((place + 1).ToString(), -1, Rows.Length));
            Columns[place].Set(row, at);
        }

        return place == Columns.Count;
    }

    // Rows mostly name their properties in one order: the next column is tried first.
    private int Find(ReadOnlySpan<char> name, List<int> level, ref int expected)
    {
        for (var i = 0; i < level.Count; i++)
        {
            var at = (expected + i) % level.Count;
            if (!name.SequenceEqual(Columns[level[at]].Name)) continue;
            expected = at + 1;
            return level[at];
        }

        return -1;
    }

    // A name that would read as a path, a rule of the header, the next column or a value of a named cell is quoted.
    private static string Plain(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.AsSpan().IndexOfAny("|.:=()\\, \"") < 0 ? name : $"\"{name}\"";
}
