using System.Buffers;

namespace Anyray.Optimizer.Strategies.ContextCompression.Diffs;

/// <summary>Tells changes that can hurt from those that hardly can.</summary>
internal static class DiffRisk
{
    private static readonly SearchValues<string> Risky = SearchValues.Create(
    [
        "auth", "password", "secret", "token", "credential", "permission", "admin", "crypt", "verify", "signature", "certificate", "sql", "exec(", "eval(", "delete", "drop ", "truncate", "rm -",
        "transaction", "lock", "mutex", "thread", "race", "retry", "timeout", "limit", "rollback", "migrat", "unsafe", "skip", "disable", "TODO", "FIXME", "HACK", "panic", "throw", "catch", "except", "null", "nil", "money", "price", "amount", "tax", "public ",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Generated = SearchValues.Create(
    [
        "package-lock.json", "yarn.lock", "pnpm-lock", "Cargo.lock", "go.sum", "poetry.lock", "Gemfile.lock", "composer.lock", ".min.js", ".min.css", ".snap", "/dist/", "/vendor/", "node_modules/", ".designer.cs", ".g.cs", "_pb2.py", ".pb.go", ".generated.",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>0 to 1.</summary>
    public static float Of(ReadOnlySpan<char> changed) => changed.ContainsAny(Risky) ? 0.35f : 0.1f;

    /// <summary>Nobody wrote the file by hand.</summary>
    public static bool IsGenerated(ReadOnlySpan<char> header) => header.ContainsAny(Generated);
}
