namespace Anyray.Optimizer.Json;

/// <summary>Walks the children of a container without allocating.</summary>
internal struct JsonChildren(JsonNode container)
{
    private int _next = container.Kind is JsonKind.Object or JsonKind.Array ? container.Index + 1 : 0;
    private readonly int _end = container.Kind is JsonKind.Object or JsonKind.Array ? container.Tree![container.Index].Next : 0;

    public JsonNode Current { get; private set; }

    public readonly JsonChildren GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next >= _end) return false;
        Current = new JsonNode(container.Tree, _next);
        _next = container.Tree![_next].Next;
        return true;
    }

    /// <summary>How many children there are; walks them.</summary>
    public readonly int Count()
    {
        var n = 0;
        foreach (var _ in this) n++;
        return n;
    }
}
