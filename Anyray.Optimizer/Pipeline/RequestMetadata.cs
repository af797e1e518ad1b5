using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Pipeline;

/// <summary>The scalars a caller sends along: user, team, sessionId, tool, tenantId and whatever else.</summary>
internal sealed class RequestMetadata(IReadOnlyDictionary<string, string> values)
{
    public static RequestMetadata Empty { get; } = new(new Dictionary<string, string>());

    public string? this[string key] => values.GetValueOrDefault(key);

    public string? User => this["user"];

    public string? Team => this["team"];

    public string? SessionId => this["sessionId"];

    public string? TenantId => this["tenantId"];

    /// <summary>Reads the scalars of an object; anything else in it is ignored.</summary>
    public static RequestMetadata Read(JsonNode node)
    {
        var values = new Dictionary<string, string>();
        foreach (var child in node.IsObject ? node.Children : default)
        {
            var text = child.Kind switch
            {
                JsonKind.String => child.AsString(),
                JsonKind.Number or JsonKind.True or JsonKind.False => System.Text.Encoding.UTF8.GetString(child.Raw),
                _ => null,
            };
            if (text is { Length: > 0 }) values[child.Name!] = text;
        }
        return values.Count == 0 ? Empty : new RequestMetadata(values);
    }
}
