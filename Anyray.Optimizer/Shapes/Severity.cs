using System.Buffers;

namespace Anyray.Optimizer.Shapes;

/// <summary>Finds words that tell of trouble, cause or decision, in the languages operators write: the lines an answer tends to rest on.</summary>
internal static class Severity
{
    private static readonly string[] Grave =
    [
        "fatal", "panic", "critical", "emergency", "segfault", "outofmemory", "out of memory", "oomkill", "oom-kill", "crashloop", "core dumped", "deadlock", "data loss",
        "corrupt", "unrecoverable", "stack overflow", "root cause", "caused by", "traceback", "assertion", "unhandled", "uncaught", "breach", "unauthorized", "rollback", "rolled back",
        "no such file", "no space left", "command not found", "cannot stat", "already in use",
    ];

    private static readonly string[] Plain =
    [
        "error", "exception", "fail", "denied", "refused", "timeout", "timed out", "unavailable", "unreachable", "rejected", "forbidden", "invalid", "expired", "missing",
        "not found", "killed", "abort", "crash", "violat", "mismatch", "exhaust", "overflow", "throttl", "degraded", "broken", "leak", "warn", "severe", "evicted", "unhealthy",
        "fehler", "fehlgeschlagen", "erreur", "fallo", "fallid", "erro ", "falha", "errore",
    ];

    // Apart from the others: a search that minds case in every script is ten times slower than one that does so in ASCII.
    private static readonly string[] Foreign =
        ["échec", "Échec", "ÉCHEC", "échou", "Échou", "ошибка", "Ошибка", "ОШИБКА", "сбой", "Сбой", "СБОЙ", "エラー", "失敗", "错误", "失败", "오류", "실패"];

    // One search for all words would stop at nearly every letter to look closer: so many of them let any three letters pass.
    private const int Searches = 3;
    private const int Window = 512;
    private const int Longest = 16;

    private static readonly SearchValues<string> GraveWords = SearchValues.Create(Grave, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string>[] AnyWords = Split([.. Plain, .. Grave]);
    private static readonly SearchValues<string> ForeignWords = SearchValues.Create(Foreign, StringComparison.Ordinal);

    /// <summary>0 = nothing of note, 1 = trouble, 2 = grave trouble or a stated cause.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var at = Next(text, 0);
        return at < 0 ? 0 : text[at..].ContainsAny(GraveWords) ? 2 : 1;
    }

    /// <summary>Offset of the next word of trouble at or after <paramref name="from"/>, or -1.</summary>
    public static int Next(ReadOnlySpan<char> text, int from)
    {
        // By windows, so that no search runs far past what another one has found.
        for (; from < text.Length; from += Window)
        {
            var at = First(text.Slice(from, Math.Min(Window + Longest, text.Length - from)));
            if (at is >= 0 and < Window) return from + at;
        }

        return -1;
    }

    private static int First(ReadOnlySpan<char> text)
    {
        var first = -1;
        foreach (var words in AnyWords) Find(ref text, 0, words, ref first);
        var foreign = text.IndexOfAnyExceptInRange('\0', '\u007f');
        if (foreign >= 0) Find(ref text, foreign, ForeignWords, ref first);
        return first;
    }

    // Leaves of the text what an earlier word can lie in.
    private static void Find(ref ReadOnlySpan<char> text, int from, SearchValues<string> words, ref int first)
    {
        var at = text[from..].IndexOfAny(words);
        if (at < 0 || first >= 0 && from + at >= first) return;
        first = from + at;
        text = text[..Math.Min(text.Length, first + Longest)];
    }

    private static SearchValues<string>[] Split(string[] words)
    {
        // Neighbours in the alphabet share their first letters, and so the places that have to be looked at.
        Array.Sort(words, StringComparer.Ordinal);
        var searches = new SearchValues<string>[Searches];
        for (var i = 0; i < Searches; i++)
            searches[i] = SearchValues.Create(words.AsSpan(words.Length * i / Searches, words.Length * (i + 1) / Searches - words.Length * i / Searches), StringComparison.OrdinalIgnoreCase);
        return searches;
    }
}
