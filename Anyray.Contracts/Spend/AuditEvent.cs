using System.Text.Json;

namespace Anyray.Contracts.Spend;

/// <summary>
/// A change that another service made, for the audit log (<c>POST /internal/v1/audit</c>). Secrets never travel here: a
/// changed credential is named by a fingerprint.
/// </summary>
public sealed record AuditEvent
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who made it: <c>admin</c>, a key id, or a service's name.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, e.g. <c>optimizer.settings.update</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, e.g. an id; null when the action says it all.</summary>
    public string? Target { get; init; }

    /// <summary>The state before; null for something new.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>The state after; null for something removed.</summary>
    public JsonElement? After { get; init; }
}
