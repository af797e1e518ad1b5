namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>One value of a JSON text, as offsets into it.</summary>
internal struct TapeNode
{
    /// <summary><c>{ [ " 0 t f n</c>: the value's first character, digits and signs as <c>0</c>.</summary>
    public char Kind;

    /// <summary>Offset of the value's first character.</summary>
    public int Start;

    /// <summary>Offset past its last one.</summary>
    public int End;

    /// <summary>Index of the node after this value and all it contains.</summary>
    public int Next;

    /// <summary>Offset of the property name's opening quote, or -1 for an element.</summary>
    public int NameStart;

    /// <summary>Offset past the name's closing quote.</summary>
    public int NameEnd;

    /// <summary>Number of elements or properties.</summary>
    public int Count;
}
