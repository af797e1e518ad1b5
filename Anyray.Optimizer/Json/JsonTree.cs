using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Anyray.Optimizer.Json;

/// <summary>
/// One scan of a JSON text into a flat, pooled table of spans. It copies nothing: every value is known by where it stands,
/// so that whatever is not edited can go out exactly as it came in.
/// </summary>
internal sealed class JsonTree : IDisposable
{
    /// <summary>Deepest nesting that is accepted.</summary>
    public const int MaxDepth = 64;

    /// <summary>Most values in one text; 64 MB of table.</summary>
    public const int MaxValues = 2_000_000;

    private JsonEntry[] _entries;
    private int _count;

    private JsonTree(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        _entries = ArrayPool<JsonEntry>.Shared.Rent(Math.Clamp(bytes.Length / 64, 64, 1 << 16));
    }

    /// <summary>The text the spans point into.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public JsonNode Root => new(this, 0);

    public ref JsonEntry this[int index] => ref _entries[index];

    /// <exception cref="MalformedRequestException">The text is no JSON, nests deeper than <paramref name="maxDepth"/> or has too many values.</exception>
    public static JsonTree Parse(ReadOnlyMemory<byte> bytes, int maxDepth = MaxDepth)
    {
        if (!Utf8.IsValid(bytes.Span)) throw new MalformedRequestException("invalid_json", "The body is not valid UTF-8.");
        var tree = new JsonTree(bytes);
        try
        {
            tree.Scan(maxDepth);
            return tree;
        }
        catch (JsonException e)
        {
            tree.Dispose();
            throw new MalformedRequestException("invalid_json", $"The body is not valid JSON (line {e.LineNumber}, byte {e.BytePositionInLine}).");
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    private void Scan(int maxDepth)
    {
        var reader = new Utf8JsonReader(Bytes.Span, new JsonReaderOptions { MaxDepth = maxDepth + 8 });
        int parent = -1, nameStart = -1, nameEnd = -1;
        var nameEscaped = false;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    nameStart = (int)reader.TokenStartIndex;
                    nameEnd = nameStart + reader.ValueSpan.Length + 2;
                    nameEscaped = reader.ValueIsEscaped;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _entries[parent].End = (int)reader.BytesConsumed;
                    _entries[parent].Next = _count;
                    parent = _entries[parent].Parent;
                    continue;
            }
            if (reader.CurrentDepth >= maxDepth && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                throw new MalformedRequestException("too_deep", $"The JSON nests deeper than {maxDepth} levels.");
            var index = _count;
            Add(new JsonEntry
            {
                Start = (int)reader.TokenStartIndex,
                End = (int)reader.BytesConsumed,
                NameStart = nameStart,
                NameEnd = nameEnd,
                NameEscaped = nameEscaped,
                Parent = parent,
                Next = index + 1,
                Kind = KindOf(reader.TokenType),
                Escaped = reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped,
            });
            nameStart = nameEnd = -1;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) parent = index;
        }
    }

    private void Add(in JsonEntry entry)
    {
        if (_count == MaxValues) throw new MalformedRequestException("too_many_values", $"The JSON has more than {MaxValues} values.");
        if (_count == _entries.Length)
        {
            var larger = ArrayPool<JsonEntry>.Shared.Rent(_count * 2);
            _entries.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<JsonEntry>.Shared.Return(_entries);
            _entries = larger;
        }
        _entries[_count++] = entry;
    }

    private static JsonKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonKind.Object,
        JsonTokenType.StartArray => JsonKind.Array,
        JsonTokenType.String => JsonKind.String,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        _ => JsonKind.Null,
    };

    public void Dispose()
    {
        if (_entries.Length == 0) return;
        ArrayPool<JsonEntry>.Shared.Return(_entries);
        _entries = [];
    }
}
