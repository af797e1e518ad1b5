using System.Globalization;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Sessions;

/// <summary>Names the session of a request.</summary>
/// <param name="Value">The key; null when there is nothing to recognise a session by.</param>
/// <param name="Named">The caller named it.</param>
internal readonly record struct SessionKey(string? Value, bool Named)
{
    private const string ClaudeCodeMark = "_session_";

    /// <summary>First that exists: <c>metadata.sessionId</c>, the <c>_session_…</c> suffix of the body's <c>metadata.user_id</c>, a fingerprint of the opening messages (new with every settings revision).</summary>
    public static SessionKey Of(RequestView view, RequestMetadata metadata, string settingsRevision)
    {
        if (metadata.SessionId is { } given) return new SessionKey("id:" + given, true);
        if (view.Body["metadata"u8]["user_id"u8].AsString() is { } user && user.LastIndexOf(ClaudeCodeMark, StringComparison.Ordinal) is >= 0 and var at)
            return new SessionKey("cc:" + user[(at + ClaudeCodeMark.Length)..], true);
        return Fingerprint(view) is { } chain ? new SessionKey($"fp:{chain:x16}:{settingsRevision}", false) : default;
    }

    /// <summary>The prefix and everything up to the first assistant message.</summary>
    private static ulong? Fingerprint(RequestView view)
    {
        ulong? chain = null;
        foreach (var message in view.Messages)
        {
            if (message.Role == MessageRole.Assistant) break;
            chain = message.Chain;
        }
        return chain;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}");
}
