using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>The telling words of a question, with their rows in the vectors (-1 = not known there).</summary>
internal sealed class QuestionWords
{
    private const int Most = 16;
    private readonly List<(string Text, int Row, float Weight)> _words = [];

    public int Count => _words.Count;

    /// <summary>How many of them the vectors know.</summary>
    public int Known { get; private set; }

    public (string Text, int Row, float Weight) this[int index] => _words[index];

    public static QuestionWords Read(ReadOnlySpan<char> question, WordVectors? vectors)
    {
        var wanted = new QuestionWords();
        var words = new WordScanner(question);
        while (wanted.Count < Most && words.Next(out var start, out var length)) wanted.Add(question.Slice(start, length), vectors);
        return wanted;
    }

    private void Add(ReadOnlySpan<char> word, WordVectors? vectors)
    {
        if (word.Length < 3 && !WordScanner.IsUnspaced(word[0]) || char.IsAsciiDigit(word[0]) || StopWords.Contains(word)) return;
        foreach (var (text, _, _) in _words) if (word.Equals(text, StringComparison.OrdinalIgnoreCase)) return;
        var row = vectors?.Find(word) ?? -1;
        if (row >= 0) Known++;
        _words.Add((word.ToString(), row, row < 0 ? 1 : vectors!.Weight(row)));
    }
}
