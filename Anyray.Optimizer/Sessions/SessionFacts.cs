namespace Anyray.Optimizer.Sessions;

/// <summary>What is known of the session before this turn, as far as strategies need it.</summary>
internal sealed class SessionFacts
{
    /// <summary>A session nothing is known of.</summary>
    public static SessionFacts New { get; } = new();

    /// <summary>Session key; null when the request names none and has no conversation.</summary>
    public string? Key { get; init; }

    /// <summary>True when the caller named the session, rather than that its opening messages were recognised.</summary>
    public bool Named { get; init; }

    /// <summary>An earlier turn of this conversation was sent.</summary>
    public bool Known { get; init; }

    /// <summary>The provider keeps the tools and system prefix of this request in a prompt cache.</summary>
    public bool ProviderCaches { get; init; }

    /// <summary>The provider keeps the messages of this request in a prompt cache.</summary>
    public bool MessagesCached { get; init; }

    /// <summary>The gap since the last turn exceeds the cache's lifetime.</summary>
    public bool Cold { get; init; }

    /// <summary>Messages, counted from the first, that were sent on an earlier turn.</summary>
    public int SentMessages { get; init; }

    /// <summary>Tools and system prompt were sent on an earlier turn as they are.</summary>
    public bool PrefixSent { get; init; }

    /// <summary>Time since the session's last turn; null when there was none.</summary>
    public TimeSpan? SinceLastTurn { get; init; }

    /// <summary>Messages already sent may be rewritten: nothing cached would be lost.</summary>
    public bool Rewritable => !MessagesCached || Cold || !Known;

    /// <summary>Tools and system may be rewritten: nothing cached would be lost.</summary>
    public bool PrefixRewritable => !ProviderCaches || Cold || !PrefixSent;

    /// <summary>What kinds remembered on earlier turns of this conversation.</summary>
    public IReadOnlyDictionary<string, string> Memory { get; init; } = new Dictionary<string, string>();
}
