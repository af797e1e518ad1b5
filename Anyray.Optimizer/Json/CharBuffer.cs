using System.Buffers;

namespace Anyray.Optimizer.Json;

/// <summary>A text under construction in memory of the shared pool: what a string builder would put on the large object heap stays off it.</summary>
internal sealed class CharBuffer(int capacity = 256) : IDisposable
{
    private char[] _chars = ArrayPool<char>.Shared.Rent(Math.Max(16, capacity));
    private int _length;

    /// <summary>Number of characters; lowering it cuts the text.</summary>
    public int Length { get => _length; set => _length = Math.Min(_length, value); }

    /// <summary>The text; void after the next change.</summary>
    public ReadOnlySpan<char> Span => _chars.AsSpan(0, _length);

    public char this[Index index] => Span[index];

    public CharBuffer Append(char c)
    {
        if (_length == _chars.Length) Grow(1);
        _chars[_length++] = c;
        return this;
    }

    public CharBuffer Append(ReadOnlySpan<char> text)
    {
        if (_chars.Length - _length < text.Length) Grow(text.Length);
        text.CopyTo(_chars.AsSpan(_length));
        _length += text.Length;
        return this;
    }

    public CharBuffer Append(int number)
    {
        if (_chars.Length - _length < 12) Grow(12);
        number.TryFormat(_chars.AsSpan(_length), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    public CharBuffer Append(char c, int times)
    {
        if (_chars.Length - _length < times) Grow(times);
        _chars.AsSpan(_length, times).Fill(c);
        _length += times;
        return this;
    }

    public void Dispose()
    {
        if (_chars.Length > 0) ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        _length = 0;
    }

    private void Grow(int by)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_chars.Length * 2, _length + by));
        Span.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }
}
