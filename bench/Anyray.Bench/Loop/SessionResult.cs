using Anyray.Bench.Corpus.Sessions;

namespace Anyray.Bench.Loop;

/// <summary>What a session cost.</summary>
internal sealed record SessionResult(AgentSession Session, IReadOnlyList<TurnResult> Turns)
{
    public long Cost => Turns.Sum(t => t.Cost);

    public long Baseline => Turns.Sum(t => t.Baseline);

    public int Breaks => Turns.Count(t => t.PrefixBroken);

    public int Idle => Turns.Count(t => t.Idle);

    public bool IsDearer => Cost > Baseline;
}
