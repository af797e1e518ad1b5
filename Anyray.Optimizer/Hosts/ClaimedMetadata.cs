using System.Text.Json;

namespace Anyray.Optimizer.Hosts;

/// <summary>The scalars that a client claims about itself. It may name its session and tool, never its tenant.</summary>
internal static class ClaimedMetadata
{
    /// <summary>Reads a JSON object; anything else claims nothing.</summary>
    public static Dictionary<string, string> Parse(string? json)
    {
        if (string.IsNullOrEmpty(json)) return new(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new(StringComparer.Ordinal);
        }
    }

    /// <summary>Reads a parsed object; anything else claims nothing.</summary>
    public static Dictionary<string, string> Read(JsonElement element)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object) return metadata;
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name is "tenant" or "tenantId" or "tenant_id") continue;
            if (Scalar(member.Value) is not { } text) continue;
            metadata[member.Name is "session" or "_session" ? "sessionId" : member.Name is "_user" ? "user" : member.Name] = text;
        }
        return metadata;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
