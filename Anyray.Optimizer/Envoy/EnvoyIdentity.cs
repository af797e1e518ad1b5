using System.Security.Cryptography;
using System.Text;
using Anyray.Optimizer.Envoy.Wire;
using Anyray.Optimizer.Hosts;
using Google.Protobuf.WellKnownTypes;

namespace Anyray.Optimizer.Envoy;

/// <summary>
/// Who calls: the token payload that Envoy's JWT filter verified (dynamic metadata, forwarded by
/// <c>metadata_options.forwarding_namespaces</c>), over what the client claims in <c>x-anyray-metadata</c>. Without a
/// verified payload each credential is its own tenant, so that no answer cached for one holder reaches another.
/// </summary>
internal static class EnvoyIdentity
{
    private const string JwtNamespace = "envoy.filters.http.jwt_authn";

    /// <summary>Metadata for the optimizer.</summary>
    public static Dictionary<string, string> Of(HttpHeaders headers, Metadata? context)
    {
        var metadata = ClaimedMetadata.Parse(headers.Get("x-anyray-metadata"));
        if (context is not null && context.FilterMetadata.TryGetValue(JwtNamespace, out var verified) && Payload(verified) is { } payload)
        {
            Set(metadata, "user", payload, "sub", "email");
            Set(metadata, "team", payload, "team");
            metadata["tenantId"] = Text(payload, "tenant") ?? "default";
            return metadata;
        }

        var credential = headers.Get("authorization") ?? headers.Get("x-api-key");
        metadata["tenantId"] = credential is null ? "default" : $"key-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(credential)))[..16]}";
        return metadata;
    }

    // The payload sits under the name that the filter's provider gives it (payload_in_metadata).
    private static Struct? Payload(Struct verified)
    {
        foreach (var value in verified.Fields.Values)
            if (value.StructValue?.Fields.ContainsKey("sub") == true) return value.StructValue;
        return null;
    }

    private static void Set(Dictionary<string, string> metadata, string name, Struct payload, params ReadOnlySpan<string> claims)
    {
        foreach (var claim in claims)
            if (Text(payload, claim) is { } text)
            {
                metadata[name] = text;
                return;
            }
    }

    private static string? Text(Struct payload, string claim) =>
        payload.Fields.TryGetValue(claim, out var value) && value.KindCase == Value.KindOneofCase.StringValue ? value.StringValue : null;
}
