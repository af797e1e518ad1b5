using System.Collections.Concurrent;
using System.Text.Json;
using Google.Apis.Auth.OAuth2;

namespace Anyray.Gateway.Providers.Vertex;

/// <summary>Access tokens: from a service account's JSON, from application default credentials, or as the operator gave one.</summary>
internal sealed class VertexTokens
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";
    private readonly ConcurrentDictionary<string, Lazy<Task<GoogleCredential>>> _credentials = new();

    /// <summary>The bearer token for <paramref name="credential"/>; renewed by the library before it expires.</summary>
    public async Task<string> TokenAsync(string? credential, CancellationToken cancellation)
    {
        if (credential is not null && !IsServiceAccount(credential)) return credential;
        var source = _credentials.GetOrAdd(credential ?? "", static key => new Lazy<Task<GoogleCredential>>(() => CreateAsync(key)));
        try
        {
            return await (await source.Value).UnderlyingCredential.GetAccessTokenForRequestAsync(cancellationToken: cancellation);
        }
        catch when (source.Value.IsFaulted)
        {
            _credentials.TryRemove(credential ?? "", out _);
            throw;
        }
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

    private static async Task<GoogleCredential> CreateAsync(string key)
    {
        var credential = key.Length == 0
            ? await GoogleCredential.GetApplicationDefaultAsync()
            : CredentialFactory.FromJson<ServiceAccountCredential>(key).ToGoogleCredential();
        return credential.CreateScoped(Scope);
    }
}
