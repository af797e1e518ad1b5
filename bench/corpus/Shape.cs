namespace Anyray.Bench.Corpus;

/// <summary>What varies between two cases of one pattern.</summary>
/// <param name="Placement">How the waste got into the request.</param>
/// <param name="Bytes">About how long the waste is.</param>
/// <param name="Position">Where the answer stands: 0 = at the start, 1 = at the end.</param>
/// <param name="Wording">Which of the pattern's questions is asked.</param>
/// <param name="Number">Number of the variant, for patterns that come in several languages.</param>
internal sealed record Shape(Placement Placement, int Bytes, double Position, int Wording, int Number)
{
    /// <summary>One of the wordings.</summary>
    public string Ask(params ReadOnlySpan<string> questions) => questions[Wording % questions.Length];

    /// <summary>One of a pattern's languages, runners or formats.</summary>
    public T Kind<T>(IReadOnlyList<T> kinds) => kinds[Number % kinds.Count];
}
