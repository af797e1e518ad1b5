using System.Collections.Concurrent;
using System.Text.Json;
using Google.Apis.Auth.OAuth2;

namespace Anyray.Gateway.Providers.Vertex;

/// <summary>Access tokens: from a service account's JSON, from application default credentials, or as the operator gave one.</summary>
internal sealed class VertexTokens(TimeProvider time, ILogger<AmbientIdentity<GoogleCredential>> logger)
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";
    private readonly ConcurrentDictionary<string, GoogleCredential> _accounts = new();
    private readonly AmbientIdentity<GoogleCredential> _ambient = new(
        async () => (await GoogleCredential.GetApplicationDefaultAsync()).CreateScoped(Scope),
        "set ANYRAY_PROVIDER_KEY_GOOGLE_VERTEX_AI to the JSON of a service account, set GOOGLE_APPLICATION_CREDENTIALS to a file, or give the machine or pod a service account; then restart the gateway.",
        time, logger);

    /// <summary>The bearer token for <paramref name="credential"/>; renewed by the library before it expires.</summary>
    public async Task<string> TokenAsync(string? credential, CancellationToken cancellation)
    {
        if (credential is not null && !IsServiceAccount(credential)) return credential;
        var source = credential is null
            ? await _ambient.GetAsync(cancellation)
            : _accounts.GetOrAdd(credential, static json => CredentialFactory.FromJson<ServiceAccountCredential>(json).ToGoogleCredential().CreateScoped(Scope));
        return await source.UnderlyingCredential.GetAccessTokenForRequestAsync(cancellationToken: cancellation);
    }

    /// <summary>The project a service account belongs to; null for other credentials.</summary>
    public static string? ProjectOf(string? credential)
    {
        if (credential is null || !IsServiceAccount(credential)) return null;
        try
        {
            using var json = JsonDocument.Parse(credential);
            return json.RootElement.TryGetProperty("project_id", out var project) ? project.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsServiceAccount(string credential) => credential.AsSpan().TrimStart().StartsWith("{");
}
