using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus;

/// <summary>A case before it has a dialect.</summary>
internal sealed record Draft(Conversation Conversation, IReadOnlyList<Fact> Facts)
{
    /// <summary>The waste exists in Anthropic's dialect only.</summary>
    public bool OnlyAnthropic { get; init; }
}
