using System.Text.Json;
using Anyray.Gateway.Errors;

namespace Anyray.Gateway.Calls;

/// <summary>Who and what a call is for, as the caller says in <c>x-anyray-metadata</c>; the client key has the last word.</summary>
internal sealed record CallMetadata
{
    private const int MaxLabels = 16;
    private const int MaxKey = 64;
    private const int MaxValue = 256;

    public static readonly CallMetadata None = new();

    public string? User { get; init; }

    public string? Team { get; init; }

    public string? SessionId { get; init; }

    public string? Tool { get; init; }

    public string? Intent { get; init; }

    /// <summary>Every scalar that the caller sent, for routing conditions and the optimizer.</summary>
    public IReadOnlyDictionary<string, string> All { get; init; } = new Dictionary<string, string>();

    /// <summary>What is left beside the named ones, bounded, for the ledger; null when nothing is.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <exception cref="CallRefusedException">The header is not a JSON object.</exception>
    public static CallMetadata Parse(string? header, string? bodyUser)
    {
        if (header is null) return bodyUser is null ? None : new CallMetadata { User = Cut(bodyUser) };
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(header);
            foreach (var member in json.RootElement.EnumerateObject())
                if (Scalar(member.Value) is { } value) all[member.Name] = value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw CallRefusedException.Invalid($"{CallHeaders.Metadata} must be a JSON object, e.g. {{\"user\":\"ada\"}}.");
        }
        Dictionary<string, string>? labels = null;
        foreach (var (key, value) in all)
        {
            if (key is "user" or "_user" or "team" or "session" or "sessionId" or "tool" or "intent" or "tenantId") continue;
            if ((labels?.Count ?? 0) == MaxLabels || key.Length is 0 or > MaxKey) continue;
            (labels ??= []).Add(key, Cut(value));
        }
        return new CallMetadata
        {
            User = Named("user") ?? Named("_user") ?? (bodyUser is null ? null : Cut(bodyUser)),
            Team = Named("team"),
            SessionId = Named("sessionId") ?? Named("session"),
            Tool = Named("tool"),
            Intent = Named("intent"),
            All = all,
            Labels = labels,
        };

        string? Named(string key) => all.TryGetValue(key, out var value) ? Cut(value) : null;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static string Cut(string value)
    {
        value = value.Replace('\0', ' ');
        if (value.Length <= MaxValue) return value;
        return value[..(char.IsHighSurrogate(value[MaxValue - 1]) ? MaxValue - 1 : MaxValue)];
    }
}
