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
        "fehler", "fehlgeschlagen", "erreur", "échec", "échou", "fallo", "fallid", "erro ", "falha", "errore", "ошибка", "сбой", "エラー", "失敗", "错误", "失败", "오류", "실패",
    ];

    private static readonly SearchValues<string> GraveWords = SearchValues.Create(Grave, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> PlainWords = SearchValues.Create(Plain, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> AnyWords = SearchValues.Create([.. Grave, .. Plain], StringComparison.OrdinalIgnoreCase);

    /// <summary>0 = nothing of note, 1 = trouble, 2 = grave trouble or a stated cause.</summary>
    public static int Of(ReadOnlySpan<char> text) => text.ContainsAny(GraveWords) ? 2 : text.ContainsAny(PlainWords) ? 1 : 0;

    /// <summary>Offset of the next word of trouble at or after <paramref name="from"/>, or -1.</summary>
    public static int Next(ReadOnlySpan<char> text, int from)
    {
        var at = text[from..].IndexOfAny(AnyWords);
        return at < 0 ? -1 : from + at;
    }
}
