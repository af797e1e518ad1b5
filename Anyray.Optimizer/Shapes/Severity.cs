using System.Buffers;

namespace Anyray.Optimizer.Shapes;

/// <summary>Finds words that tell of trouble, cause or decision, in the languages operators write: the lines an answer tends to rest on.</summary>
internal static class Severity
{
    private static readonly string[] Grave =
    [
        "fatal", "panic", "critical", "emergency", "segfault", "outofmemory", "out of memory", "oomkill", "oom-kill", "crashloop", "core dumped", "deadlock", "data loss",
        "corrupt", "unrecoverable", "stack overflow", "root cause", "caused by", "traceback", "assertion", "unhandled", "uncaught", "breach", "unauthorized", "rollback", "rolled back",
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

    private static readonly SearchValues<string> GraveWords = SearchValues.Create(Grave, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> AnyWords = SearchValues.Create([.. Grave, .. Plain], StringComparison.OrdinalIgnoreCase);
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
        text = text[from..];
        var at = text.IndexOfAny(AnyWords);
        if (at >= 0) text = text[..at];
        var foreign = text.IndexOfAnyExceptInRange('\0', '\u007f');
        if (foreign >= 0 && text[foreign..].IndexOfAny(ForeignWords) is >= 0 and var found) at = foreign + found;
        return at < 0 ? -1 : from + at;
    }
}
