namespace Anyray.Optimizer.Questions;

/// <summary>The live question: what the last user text asks for and the agent's last stated intent, as things that can be looked for.</summary>
internal sealed class Question
{
    /// <summary>A request that asks nothing: no strategy may judge relevance by it.</summary>
    public static readonly Question None = new("", [], [], default);

    private TermMatcher? _matcher;

    private Question(string text, string[] terms, string[] identifiers, QuestionAims aims)
    {
        Text = text;
        Terms = terms;
        Identifiers = identifiers;
        Aims = aims;
    }

    /// <summary>The prose of the question, pasted blocks left out.</summary>
    public string Text { get; }

    /// <summary>Stems of its telling words, each once, stop words left out.</summary>
    public string[] Terms { get; }

    /// <summary>Paths, symbols, ids, numbers and quoted strings: what holds one of them is kept.</summary>
    public string[] Identifiers { get; }

    /// <summary>What kind of answer is wanted, as far as its words tell.</summary>
    public QuestionAims Aims { get; }

    /// <summary>What it wants measured, whatever the fields are called.</summary>
    public Measures Measures { get; private init; }

    /// <summary>The limit that is asked about, or null.</summary>
    public Threshold? Threshold { get; private init; }

    /// <summary>The stretch of time that is asked about, or null.</summary>
    public Period? Period { get; private init; }

    /// <summary>True when there is nothing to look for.</summary>
    public bool IsEmpty => Terms.Length == 0 && Identifiers.Length == 0;

    /// <summary>The compiled search for terms and identifiers.</summary>
    public TermMatcher Matcher => _matcher ??= new TermMatcher(this);

    /// <summary>Reads a question. <paramref name="intent"/> is what the agent last said it would do; its words count, its identifiers count too.</summary>
    public static Question Read(ReadOnlySpan<char> text, ReadOnlySpan<char> intent = default)
    {
        text = Head(text);
        intent = Head(intent);
        if (text.IsEmpty && intent.IsEmpty) return None;
        var identifiers = new List<string>();
        IdentifierReader.Read(text, identifiers);
        IdentifierReader.Read(intent, identifiers);
        var terms = new List<string>();
        AddTerms(text, terms);
        AddTerms(intent, terms);
        return new Question(text.ToString(), [.. terms], [.. identifiers], QuestionAims.Of(text)) { Measures = MeasureWords.Of(text), Threshold = Questions.Threshold.Find(text), Period = Questions.Period.Find(text) };
    }

    /// <summary>True for a field that the question names, or that measures what it asks about.</summary>
    public bool Names(ReadOnlySpan<char> field)
    {
        if (IsEmpty) return false;
        var at = 0;
        Span<byte> matched = stackalloc byte[8];
        return Matcher.Next(field, ref at, matched) > 0 || Measures != 0 && MeasureWords.Hold(field, Measures);
    }

    // A question longer than this is a paste; its ends say what is wanted.
    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> text) => text.Length <= 4000 ? text : string.Concat(text[..2000], "\n", text[^2000..]);

    private static void AddTerms(ReadOnlySpan<char> text, List<string> terms)
    {
        var words = new WordScanner(text);
        while (words.Next(out var start, out var length) && terms.Count < TermMatcher.MaxTerms)
        {
            var word = text.Slice(start, length);
            if (length < 2 || StopWords.Contains(word) || char.IsAsciiDigit(word[0]) && length < 2) continue;
            if (length == 2 && (char.IsAsciiLetterLower(word[0]) || WordScanner.IsKana(word[0]) && WordScanner.IsKana(word[1]))) continue;
            var stem = word[..Stemmer.Length(word)];
            var known = false;
            foreach (var term in terms) known |= stem.Equals(term, StringComparison.OrdinalIgnoreCase);
            if (!known) terms.Add(stem.ToString().ToLowerInvariant());
        }
    }
}
