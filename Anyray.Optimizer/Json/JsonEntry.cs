namespace Anyray.Optimizer.Json;

/// <summary>One value of a <see cref="JsonTree"/>: where it and its name stand in the bytes, and what follows it.</summary>
internal struct JsonEntry
{
    public int Start;
    public int End;

    /// <summary>First byte of the property's name, its quote included; -1 for elements and the root.</summary>
    public int NameStart;
    public int NameEnd;
    public int Parent;

    /// <summary>Index of the entry after this value and everything in it.</summary>
    public int Next;
    public JsonKind Kind;

    /// <summary>The string (or the name) holds a backslash escape.</summary>
    public bool Escaped;
    public bool NameEscaped;

    /// <summary>An edit was made at or below this value.</summary>
    public bool Touched;
}
