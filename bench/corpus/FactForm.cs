namespace Anyray.Bench.Corpus;

/// <summary>One way in which a fact can stand in a request.</summary>
/// <param name="Parts">Strings in their order.</param>
/// <param name="SameLine">All of them on one line, and no further apart than one record is long.</param>
/// <param name="IgnoreSpace">Compare with every white-space character left out.</param>
public sealed record FactForm(IReadOnlyList<string> Parts, bool SameLine, bool IgnoreSpace = false)
{
    private const int RecordLength = 1200;

    /// <summary>Whether the text has it.</summary>
    public bool IsIn(RequestText text)
    {
        if (IgnoreSpace) return text.Dense.Contains(RequestText.WithoutSpace(Parts[0]), StringComparison.Ordinal);
        return IsIn(text.Full) || IsIn(text.Told);
    }

    private bool IsIn(string whole)
    {
        for (var start = whole.IndexOf(Parts[0], StringComparison.Ordinal); start >= 0; start = whole.IndexOf(Parts[0], start + 1, StringComparison.Ordinal))
            if (FollowsFrom(whole, start)) return true;
        return false;
    }

    private bool FollowsFrom(string whole, int start)
    {
        var at = start + Parts[0].Length;
        for (var i = 1; i < Parts.Count; i++)
        {
            var next = whole.IndexOf(Parts[i], at, StringComparison.Ordinal);
            if (next < 0) return false;
            if (SameLine && (next - start > RecordLength || whole.AsSpan(start, next - start).Contains('\n'))) return false;
            at = next + Parts[i].Length;
        }
        return true;
    }
}
