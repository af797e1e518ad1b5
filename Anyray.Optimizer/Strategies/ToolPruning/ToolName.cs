namespace Anyray.Optimizer.Strategies.ToolPruning;

/// <summary>A tool's name, cut into the server it belongs to and the words it is made of.</summary>
/// <param name="Namespace">What stands before the first <c>__</c>, <c>.</c>, <c>/</c> or <c>:</c> (after <c>mcp__</c>); null = none.</param>
/// <param name="Words">Words that could name the tool in a conversation, in lower case and without a plural's s.</param>
internal sealed record ToolName(string? Namespace, IReadOnlyList<string> Words)
{
    private const int MinFamily = 3;

    private static readonly HashSet<string> Generic =
    [
        "get", "set", "list", "create", "delete", "update", "fetch", "find", "search", "read", "write", "add", "remove", "run", "call", "make", "send",
        "show", "use", "open", "close", "start", "stop", "new", "all", "by", "for", "from", "the", "and", "with", "tool", "tools", "function", "mcp",
        "item", "data", "info", "detail", "query", "api", "do", "exec", "execute", "invoke", "to", "of", "in", "on", "id", "export", "share",
    ];

    /// <summary>Its first word, when a few others of the catalogue have it too, but not most: <c>browser_click</c>, <c>getConfluencePage</c>.</summary>
    public string? Family { get; private init; }

    /// <summary>The names of a catalogue.</summary>
    public static List<ToolName> OfAll(List<string> tools)
    {
        var names = tools.ConvertAll(Of);
        var counts = names.SelectMany(n => n.Words).CountBy(w => w).ToDictionary();
        return names.ConvertAll(n => n with { Family = n.Words is [var first, ..] && counts[first] >= MinFamily && counts[first] * 2 <= tools.Count ? first : null });
    }

    private static ToolName Of(string name)
    {
        var rest = name.StartsWith("mcp__", StringComparison.Ordinal) ? name[5..] : name;
        string? scope = null;
        var cut = rest.IndexOf("__", StringComparison.Ordinal);
        var skip = 2;
        if (cut < 0) (cut, skip) = (rest.IndexOfAny(['.', '/', ':']), 1);
        if (cut > 0)
        {
            scope = rest[..cut];
            rest = rest[(cut + skip)..];
        }

        var words = new List<string>();
        AddWords(rest, words);
        if (scope is not null) AddWords(scope, words);
        return new ToolName(scope, words);
    }

    /// <summary>The words of a text, as <see cref="Words"/> spells them.</summary>
    public static void Collect(ReadOnlySpan<char> text, HashSet<string> words)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]) && !(at > start && char.IsUpper(text[at]) && char.IsLower(text[at - 1]))) at++;
            if (at - start >= 3) words.Add(Singular(text[start..at].ToString().ToLowerInvariant()));
            if (at == start) at++;
        }
    }

    private static void AddWords(string name, List<string> words)
    {
        var found = new HashSet<string>();
        Collect(name, found);
        foreach (var word in found)
            if (!Generic.Contains(word)) words.Add(word);
    }

    private static string Singular(string word) =>
        word.Length > 3 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;
}
