using System.Buffers;
using System.Runtime.InteropServices;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>The sentences of a text with their telling words, each word known by a number. Parts of ids, numbers and base64 are no words.</summary>
internal sealed class SentenceTable : IDisposable
{
    // Time and memory stay bounded on the largest texts; what lies beyond is judged by the question's words alone.
    private const int MaxWords = 250_000;
    private const int Blob = 128;
    private readonly List<Sentence> _sentences = [];
    private readonly List<SentenceWord> _distinct = [];
    private int[] _slots = new int[1024];
    private int[] _words = ArrayPool<int>.Shared.Rent(4096);
    private int _count;

    public ReadOnlySpan<Sentence> Sentences => CollectionsMarshal.AsSpan(_sentences);

    /// <summary>The distinct words.</summary>
    public ReadOnlySpan<SentenceWord> Distinct => CollectionsMarshal.AsSpan(_distinct);

    /// <summary>The words of a sentence, as indices into <see cref="Distinct"/>.</summary>
    public ReadOnlySpan<int> Words(in Sentence sentence) => _words.AsSpan(sentence.First, sentence.Count);

    /// <summary>Reads the units' sentences. Of units of one kind only the first is read.</summary>
    public static SentenceTable Read(ReadOnlySpan<char> text, ReadOnlySpan<Unit> units)
    {
        var table = new SentenceTable();
        var kinds = 0;
        for (var i = 0; i < units.Length && table._count < MaxWords; i++)
        {
            if (units[i].Kind != 0 && units[i].Kind <= kinds) continue;
            kinds = units[i].Kind;
            for (var at = units[i].Start; at < units[i].End;)
            {
                var end = at + SentenceEnd(text[at..units[i].End]);
                table.Add(text, i, at, end);
                at = end;
            }
        }

        return table;
    }

    public void Dispose()
    {
        if (_words.Length > 0) ArrayPool<int>.Shared.Return(_words);
        _words = [];
    }

    private void Add(ReadOnlySpan<char> text, int unit, int start, int end)
    {
        var first = _count;
        var words = new WordScanner(text[start..end]);
        var read = end - start < Blob ? int.MaxValue : 0;
        while (words.Next(out var offset, out var length))
        {
            var at = start + offset;
            if (offset >= read)
            {
                var run = text[at..end].IndexOfAnyExcept(Base64);
                read = run < 0 ? end - start : offset + run;
                if (IsBlob(text[at..(start + read)]))
                {
                    words.SkipTo(read);
                    continue;
                }
            }

            if (!IsTelling(text, at, length)) continue;
            var word = Find(text, at, length);
            ref var known = ref CollectionsMarshal.AsSpan(_distinct)[word];
            if (known.Stop) continue;
            if (known.Last != _sentences.Count || known.Sentences == 0) known.Sentences++;
            known.Last = _sentences.Count;
            if (_count == _words.Length) Grow();
            _words[_count++] = word;
        }

        if (_count > first) _sentences.Add(new Sentence(unit, start, end, first, _count - first));
    }

    private int Find(ReadOnlySpan<char> text, int at, int length)
    {
        var hash = 2166136261u;
        foreach (var c in text.Slice(at, length)) hash = (hash ^ (char.IsAscii(c) ? (uint)(c | 0x20) : char.ToLowerInvariant(c))) * 16777619u;
        var slot = hash * 2654435769u >> 8;
        for (; ; slot++)
        {
            var found = _slots[slot & (_slots.Length - 1)] - 1;
            if (found < 0) break;
            if (_distinct[found].Hash == hash && _distinct[found].Length == length) return found;
        }

        _slots[slot & (_slots.Length - 1)] = _distinct.Count + 1;
        _distinct.Add(new SentenceWord { Hash = hash, Start = at, Length = length, Stop = StopWords.Contains(text.Slice(at, length)) });
        if (_distinct.Count * 2 > _slots.Length) Rehash();
        return _distinct.Count - 1;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 4];
        for (var i = 0; i < _distinct.Count; i++)
        {
            var slot = _distinct[i].Hash * 2654435769u >> 8;
            while (_slots[slot & (_slots.Length - 1)] != 0) slot++;
            _slots[slot & (_slots.Length - 1)] = i + 1;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<int>.Shared.Rent(_words.Length * 2);
        _words.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<int>.Shared.Return(_words);
        _words = larger;
    }

    private static bool IsTelling(ReadOnlySpan<char> text, int at, int length) =>
        (length >= 3 || length == 2 && WordScanner.IsUnspaced(text[at])) && !char.IsAsciiDigit(text[at])
        && !(at > 0 && char.IsAsciiDigit(text[at - 1])) && !(at + length < text.Length && char.IsAsciiDigit(text[at + length]));

    // By chance, two characters in five of base64 are capitals and one in six is a digit.
    private static bool IsBlob(ReadOnlySpan<char> run)
    {
        if (run.Length < Blob) return false;
        var (capitals, digits) = (0, 0);
        foreach (var c in run[..Blob])
        {
            if (char.IsAsciiLetterUpper(c)) capitals++;
            else if (char.IsAsciiDigit(c)) digits++;
        }

        return capitals >= Blob / 5 && digits >= Blob / 16;
    }

    private static int SentenceEnd(ReadOnlySpan<char> text)
    {
        for (var from = 0; ;)
        {
            var end = text[from..].IndexOfAny(Ends);
            if (end < 0) return text.Length;
            end += from;
            if (text[end] is '\n' or '。' or '！' or '？' || end > 20 && end + 1 < text.Length && text[end + 1] is ' ' or '\r') return end + 1;
            from = end + 1;
        }
    }

    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_");

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?;\n。！？");
}
