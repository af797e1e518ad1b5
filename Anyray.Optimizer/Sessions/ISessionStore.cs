namespace Anyray.Optimizer.Sessions;

/// <summary>Entries of sessions: when a turn was, what was sent, which edits stand. Names and values are those of the pins.</summary>
internal interface ISessionStore
{
    /// <summary>The session's entries; empty when it is not known.</summary>
    ValueTask<IReadOnlyDictionary<string, string>> LoadAsync(string tenant, string session);

    /// <summary>Adds and overwrites entries; with <paramref name="anew"/> the earlier ones go.</summary>
    ValueTask SaveAsync(string tenant, string session, IReadOnlyDictionary<string, string> entries, bool anew);
}
