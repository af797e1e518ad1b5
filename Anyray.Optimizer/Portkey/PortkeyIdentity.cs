using System.Text;
using System.Text.Json;
using Anyray.Optimizer.Hosts;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Protocol;

namespace Anyray.Optimizer.Portkey;

/// <summary>
/// Who calls. The open-source gateway authenticates nobody, so the only identity that a client cannot choose is what the
/// operator's config sends as a static header: JSON with user, team and tenantId. It wins over <c>x-portkey-metadata</c>.
/// </summary>
internal static class PortkeyIdentity
{
    /// <summary>Static identity on the webhook.</summary>
    public const string WebhookHeader = "x-anyray-metadata";

    /// <summary>The same on the cache target, where <c>openai_organization</c> is the static header that a config can set.</summary>
    public const string CacheHeader = "OpenAI-Organization";

    /// <summary>Metadata for the optimizer; the tenant is believed only from a holder of the optimizer token.</summary>
    public static Dictionary<string, string> Of(HttpContext context, string header, JsonNode claimed, OptimizerOptions options)
    {
        var metadata = claimed.IsObject ? ClaimedMetadata.Parse(Encoding.UTF8.GetString(claimed.Raw)) : [];
        metadata["tenantId"] = "default";
        if (context.Request.Headers[header].ToString() is not { Length: > 0 } json) return metadata;
        foreach (var (name, value) in ClaimedMetadata.Parse(json)) metadata[name] = value;
        if (HookAuthFilter.TrustsCallers(options) && TenantOf(json) is { } tenant) metadata["tenantId"] = tenant;
        return metadata;
    }

    private static string? TenantOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("tenantId", out var tenant) && tenant.ValueKind == JsonValueKind.String ? tenant.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
