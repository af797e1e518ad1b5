using System.Text.Json;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;

namespace Anyray.Gateway.Calls;

/// <summary>
/// Finds a top-level key that comes twice: two parsers could take different values of it. Keys without escapes are compared
/// as bytes; past a few dozen, or with an escape among them, as text in a set.
/// </summary>
internal ref struct SeenNames(ReadOnlySpan<byte> body)
{
    private const int Few = 32;
    private readonly ReadOnlySpan<byte> _body = body;
    private Spans _spans;
    private int _count;
    private HashSet<string>? _names;

    public void Add(ref Utf8JsonReader reader)
    {
        if (_names is null && _count < Few && !reader.ValueIsEscaped)
        {
            var name = reader.ValueSpan;
            for (var i = 0; i < _count; i++)
                if (Slice(_spans[i]).SequenceEqual(name)) throw Duplicate();
            _spans[_count++] = ((int)reader.TokenStartIndex + 1, name.Length);
            return;
        }
        if (_names is null)
        {
            _names = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < _count; i++) _names.Add(System.Text.Encoding.UTF8.GetString(Slice(_spans[i])));
        }
        if (!_names.Add(reader.Text() ?? throw CallRefusedException.Invalid("A top-level key of the request body is not valid Unicode."))) throw Duplicate();
    }

    private readonly ReadOnlySpan<byte> Slice((int Offset, int Length) span) => _body.Slice(span.Offset, span.Length);

    private static CallRefusedException Duplicate() =>
        CallRefusedException.Invalid("The request body has a top-level key twice; parsers would disagree about its value.", code: "duplicate_key");

    [System.Runtime.CompilerServices.InlineArray(Few)]
    private struct Spans
    {
        private (int Offset, int Length) _first;
    }
}
