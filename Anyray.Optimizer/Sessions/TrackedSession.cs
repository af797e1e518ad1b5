namespace Anyray.Optimizer.Sessions;

/// <summary>A session as it was found at the beginning of a turn.</summary>
internal sealed record TrackedSession(
    string Tenant, SessionKey Key, SessionFacts Facts, IReadOnlyDictionary<string, string> Entries, PromptCache? Cache, DateTimeOffset Now);
