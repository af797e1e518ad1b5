namespace Anyray.Optimizer.Json;

/// <summary>
/// Edits on the values of a <see cref="JsonTree"/>. Nothing is re-serialised: a value is replaced, removed, moved or given
/// new members, and every byte that no edit names goes out as it came in.
/// </summary>
internal sealed class JsonEditor(JsonTree tree, Arena<byte> arena)
{
    private readonly Dictionary<int, JsonChange> _changes = [];
    private readonly List<(int Node, JsonChange Before)> _journal = [];

    public JsonTree Tree { get; } = tree;

    public bool HasChanges => _changes.Count > 0;

    public JsonChange Of(JsonNode node) => _changes.GetValueOrDefault(node.Index, JsonChange.None);

    /// <summary>True while the value is still part of the text: neither it nor anything around it was removed or replaced.</summary>
    public bool IsLive(JsonNode node)
    {
        if (!node.Exists || Of(node).Removed) return false;
        for (var at = node.Parent; at.Exists; at = at.Parent)
            if (Of(at) is { Removed: true } or { ReplacesValue: true }) return false;
        return true;
    }

    /// <summary>Puts <paramref name="json"/>, which must be one valid JSON value, in the value's place.</summary>
    public void Replace(JsonNode node, ReadOnlySpan<byte> json) => Set(node, new JsonChange { Json = arena.Copy(json) });

    /// <summary>Puts a JSON string with this text in the value's place. The memory must live as long as the request.</summary>
    public void ReplaceText(JsonNode node, ReadOnlyMemory<char> text) => Set(node, new JsonChange { Text = text });

    /// <summary>Takes an element or a property out.</summary>
    public void Remove(JsonNode node) => Set(node, Of(node) with { Removed = true });

    /// <summary>Undoes every edit of this one value.</summary>
    public void Restore(JsonNode node) => Set(node, JsonChange.None);

    /// <summary>Adds an element to an array: before child number <paramref name="before"/>, at the end by default.</summary>
    public void Insert(JsonNode array, ReadOnlySpan<byte> json, int before = int.MaxValue) => Insert(array, new JsonInsert(before, arena.Copy(json)));

    /// <summary>Sets a property of an object: its value is replaced when it has one, else it is added at the end.</summary>
    public void SetProperty(JsonNode container, ReadOnlySpan<byte> name, ReadOnlySpan<byte> json)
    {
        if (container[name] is { Exists: true } present)
        {
            Replace(present, json);
            return;
        }
        var member = arena.Rent(name.Length + json.Length + 3);
        var span = member.Span;
        span[0] = (byte)'"';
        name.CopyTo(span[1..]);
        "\":"u8.CopyTo(span[(1 + name.Length)..]);
        json.CopyTo(span[(3 + name.Length)..]);
        Insert(container, new JsonInsert(int.MaxValue, member));
    }

    /// <summary>Moves the children of an array: position i gets child <c>order[i]</c>, with whatever edits it has.</summary>
    public void Reorder(JsonNode array, int[] order) => Set(array, Of(array) with { Order = order });

    /// <summary>A point to come back to with <see cref="Undo"/>.</summary>
    public int Mark() => _journal.Count;

    /// <summary>Takes back every edit made since <paramref name="mark"/>.</summary>
    public void Undo(int mark)
    {
        for (var i = _journal.Count - 1; i >= mark; i--)
        {
            var (node, before) = _journal[i];
            if (ReferenceEquals(before, JsonChange.None)) _changes.Remove(node);
            else _changes[node] = before;
        }
        _journal.RemoveRange(mark, _journal.Count - mark);
    }

    /// <summary>The edits as spans of the original text.</summary>
    public List<RenderedEdit> Render() => new JsonRenderer(this, arena).Render(Tree.Root);

    /// <summary>The value's bytes with the edits made so far.</summary>
    public ReadOnlyMemory<byte> Current(JsonNode node) => new JsonRenderer(this, arena).Compose(node);

    private void Insert(JsonNode container, JsonInsert insert)
    {
        var change = Of(container);
        Set(container, change with { Inserts = [.. change.Inserts, insert] });
    }

    private void Set(JsonNode node, JsonChange change)
    {
        _journal.Add((node.Index, Of(node)));
        if (ReferenceEquals(change, JsonChange.None)) _changes.Remove(node.Index);
        else _changes[node.Index] = change;
        for (var at = node.Index; at >= 0 && !Tree[at].Touched; at = Tree[at].Parent) Tree[at].Touched = true;
    }
}
