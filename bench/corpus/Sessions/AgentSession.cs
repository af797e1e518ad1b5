namespace Anyray.Bench.Corpus.Sessions;

/// <summary>An agent's session, turn by turn.</summary>
public sealed record AgentSession
{
    /// <summary>Name in the report.</summary>
    public required string Name { get; init; }

    /// <summary>A coding session of 5 to 15 turns; the rest are longer tool loops.</summary>
    public required bool Coding { get; init; }

    /// <summary>How its provider caches.</summary>
    public required CacheRule Rule { get; init; }

    /// <summary>Provider slug.</summary>
    public required string Provider { get; init; }

    /// <summary>Model id.</summary>
    public required string Model { get; init; }

    /// <summary>Path of the calls.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The calls in order.</summary>
    public required IReadOnlyList<SessionTurn> Turns { get; init; }
}
