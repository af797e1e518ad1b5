
namespace Anyray.Optimizer.Json;

/// <summary>Turns the changes of a <see cref="JsonEditor"/> into spans to replace. Commas go and come with the members they part.</summary>
internal readonly struct JsonRenderer(JsonEditor editor, Arena<byte> arena)
{
    private static readonly ReadOnlyMemory<byte> Comma = ","u8.ToArray();

    public List<RenderedEdit> Render(JsonNode root)
    {
        var edits = new List<RenderedEdit>();
        Visit(root, edits);
        return edits;
    }

    public ReadOnlyMemory<byte> Compose(JsonNode node)
    {
        var edits = new List<RenderedEdit>();
        Visit(node, edits);
        if (edits.Count == 0) return editor.Tree.Bytes[node.Start..node.End];
        using var output = new PooledBuffer<byte>(node.End - node.Start + 64);
        Apply(edits, editor.Tree.Bytes.Span, node.Start, node.End, output);
        return arena.Copy(output.Span);
    }

    /// <summary>Writes the bytes from <paramref name="start"/> to <paramref name="end"/> with the edits in place.</summary>
    public static void Apply(IReadOnlyList<RenderedEdit> edits, ReadOnlySpan<byte> text, int start, int end, PooledBuffer<byte> output)
    {
        foreach (var edit in edits)
        {
            output.Add(text[start..edit.Offset]);
            output.Add(edit.Replacement.Span);
            start = edit.Offset + edit.Length;
        }
        output.Add(text[start..end]);
    }

    private void Visit(JsonNode node, List<RenderedEdit> edits)
    {
        if (!editor.Tree[node.Index].Touched) return;
        var change = editor.Of(node);
        if (change.Text is { } text) edits.Add(new(node.Start, node.End - node.Start, Quote(text.Span), node.Index));
        else if (change.Json is { } json) edits.Add(new(node.Start, node.End - node.Start, json, node.Index));
        else if (change.Order is { } order) Reordered(node, order, edits);
        else Members(node, change.Inserts, edits);
    }

    private void Members(JsonNode node, JsonInsert[] inserts, List<RenderedEdit> edits)
    {
        int index = 0, emitted = 0, previousEnd = node.Start + 1;
        foreach (var child in node.Children)
        {
            // A property begins at its name.
            var start = editor.Tree[child.Index].NameStart is >= 0 and var name ? name : child.Start;
            var separator = index > 0;
            var insertAt = separator ? previousEnd : start;
            var inserted = false;
            foreach (var insert in inserts)
            {
                if (insert.Before != index) continue;
                Add(edits, node, insertAt, 0, emitted++ > 0 ? Join(Comma, insert.Member) : insert.Member);
                inserted = true;
            }
            if (editor.Of(child).Removed)
            {
                var from = separator ? previousEnd : start;
                Add(edits, node, from, child.End - from, default);
            }
            else
            {
                if (separator && emitted == 0) Add(edits, node, previousEnd, start - previousEnd, default);
                else if (!separator && inserted) Add(edits, node, start, 0, Comma);
                Visit(child, edits);
                emitted++;
            }
            previousEnd = child.End;
            index++;
        }
        foreach (var insert in inserts)
            if (insert.Before >= index) Add(edits, node, previousEnd, 0, emitted++ > 0 ? Join(Comma, insert.Member) : insert.Member);
    }

    private void Reordered(JsonNode node, int[] order, List<RenderedEdit> edits)
    {
        var children = new List<JsonNode>();
        foreach (var child in node.Children) children.Add(child);
        using var output = new PooledBuffer<byte>(node.End - node.Start);
        var emitted = 0;
        var change = editor.Of(node);
        output.Add((byte)'[');
        foreach (var from in order)
        {
            if (editor.Of(children[from]).Removed) continue;
            if (emitted++ > 0) output.Add(Comma.Span);
            output.Add(Compose(children[from]).Span);
        }
        foreach (var insert in change.Inserts)
        {
            if (emitted++ > 0) output.Add(Comma.Span);
            output.Add(insert.Member.Span);
        }
        output.Add((byte)']');
        edits.Add(new(node.Start, node.End - node.Start, arena.Copy(output.Span), node.Index));
    }

    /// <summary>Neighbouring spans become one, so that the list is as short as it can be.</summary>
    private void Add(List<RenderedEdit> edits, JsonNode node, int offset, int length, ReadOnlyMemory<byte> replacement)
    {
        if (edits.Count > 0 && edits[^1] is var last && last.Offset + last.Length == offset && last.Node == node.Index)
            edits[^1] = new(last.Offset, last.Length + length, Join(last.Replacement, replacement), node.Index);
        else edits.Add(new(offset, length, replacement, node.Index));
    }

    private ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        if (first.Length == 0) return second;
        if (second.Length == 0) return first;
        var both = arena.Rent(first.Length + second.Length);
        first.CopyTo(both);
        second.CopyTo(both[first.Length..]);
        return both;
    }

    private ReadOnlyMemory<byte> Quote(ReadOnlySpan<char> text)
    {
        using var output = new PooledBuffer<byte>(text.Length + (text.Length >> 3) + 16);
        JsonText.WriteQuoted(text, output);
        return arena.Copy(output.Span);
    }
}
