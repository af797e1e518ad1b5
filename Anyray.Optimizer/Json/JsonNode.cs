using System.Text;

namespace Anyray.Optimizer.Json;

/// <summary>A value of a <see cref="JsonTree"/>. The default value is "no such value": <see cref="Exists"/> is false and every look-up in it fails softly.</summary>
internal readonly record struct JsonNode(JsonTree? Tree, int Index)
{
    public bool Exists => Tree is not null;

    public JsonKind Kind => Tree is null ? JsonKind.None : Tree[Index].Kind;

    public bool IsString => Kind == JsonKind.String;

    public bool IsObject => Kind == JsonKind.Object;

    public bool IsArray => Kind == JsonKind.Array;

    /// <summary>First byte of the value.</summary>
    public int Start => Tree![Index].Start;

    /// <summary>Byte after the value.</summary>
    public int End => Tree![Index].End;

    /// <summary>The value's bytes as they came, quotes of a string included.</summary>
    public ReadOnlySpan<byte> Raw => Tree is null ? default : Tree.Bytes.Span[Start..End];

    /// <summary>The bytes between a string's quotes, escapes as they came; empty for other kinds.</summary>
    public ReadOnlySpan<byte> RawText => IsString ? Tree!.Bytes.Span[(Start + 1)..(End - 1)] : default;

    /// <summary>The container of the value; does not exist for the root.</summary>
    public JsonNode Parent => Tree is null || Tree[Index].Parent < 0 ? default : new JsonNode(Tree, Tree[Index].Parent);

    /// <summary>The elements of an array or the values of an object, in order; none for other kinds.</summary>
    public JsonChildren Children => new(this);

    /// <summary>Name of the property that holds this value, escapes undone; null for elements.</summary>
    public string? Name
    {
        get
        {
            if (Tree is null || Tree[Index].NameStart < 0) return null;
            ref var entry = ref Tree[Index];
            var raw = Tree.Bytes.Span[(entry.NameStart + 1)..(entry.NameEnd - 1)];
            return entry.NameEscaped ? JsonText.Unescape(raw) : Encoding.UTF8.GetString(raw);
        }
    }

    /// <summary>True when the property that holds this value is called <paramref name="name"/>.</summary>
    public bool IsNamed(ReadOnlySpan<byte> name)
    {
        if (Tree is null) return false;
        ref var entry = ref Tree[Index];
        if (entry.NameStart < 0) return false;
        return entry.NameEscaped
            ? Name == Encoding.UTF8.GetString(name)
            : Tree.Bytes.Span[(entry.NameStart + 1)..(entry.NameEnd - 1)].SequenceEqual(name);
    }

    /// <summary>The value of a property (the last one when the name recurs), or a node that does not exist.</summary>
    public JsonNode this[ReadOnlySpan<byte> name]
    {
        get
        {
            JsonNode found = default;
            if (!IsObject) return found;
            foreach (var child in Children)
                if (child.IsNamed(name)) found = child;
            return found;
        }
    }

    /// <summary>True for a string with exactly this text (ASCII, nothing that needs an escape).</summary>
    public bool Is(ReadOnlySpan<byte> text) => IsString && RawText.SequenceEqual(text);

    /// <summary>The text of a string, escapes undone; null for other kinds.</summary>
    public string? AsString() => !IsString ? null : Tree![Index].Escaped ? JsonText.Unescape(RawText) : Encoding.UTF8.GetString(RawText);

    /// <summary>The value of an integer number, or null.</summary>
    public long? AsInteger() =>
        Kind == JsonKind.Number && System.Buffers.Text.Utf8Parser.TryParse(Raw, out long value, out var used) && used == End - Start ? value : null;

    /// <summary>The value of a number, or null.</summary>
    public double? AsNumber() =>
        Kind == JsonKind.Number && System.Buffers.Text.Utf8Parser.TryParse(Raw, out double value, out var used) && used == End - Start ? value : null;

    public override string ToString() => $"{Kind}#{Index}";
}
