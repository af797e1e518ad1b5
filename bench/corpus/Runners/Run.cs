namespace Anyray.Bench.Corpus.Runners;

/// <summary>What a runner printed, and what of it matters.</summary>
internal sealed record Run(string Text, IReadOnlyList<Fact> Facts);
