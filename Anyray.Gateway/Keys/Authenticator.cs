using System.Net;
using System.Security.Cryptography;
using System.Text;
using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Configuration;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Snapshots;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Keys;

/// <summary>Decides who a call is from. Client keys are known by their SHA-256 alone.</summary>
internal sealed class Authenticator(IOptions<GatewayOptions> options, IHostEnvironment environment, SnapshotHolder snapshots, RefusalThrottle throttle, TimeProvider time)
{
    private const string KeyPrefix = "ark_";
    /// <summary>How OpenAI's client sends a key from a browser, which can set no header of a WebSocket.</summary>
    public const string BrowserKey = "openai-insecure-api-key.";

    private readonly bool _open = (options.Value.Auth ?? (environment.IsDevelopment() ? "open" : "keys")) == "open";

    /// <exception cref="CallRefusedException">401: no valid client key; 503: the keys are not known yet.</exception>
    public Caller Authenticate(HttpContext http)
    {
        var request = http.Request;
        var passthrough = string.Equals(CallHeaders.AuthMode.Of(request.Headers), "passthrough", StringComparison.OrdinalIgnoreCase);
        var (key, credential) = Credentials(request);
        if (key is not null) return new Caller(Find(http, key), credential, passthrough);
        if (!_open) throw throttle.Count(http, wrongKey: false, refused: Unauthorized("Send a client key (ark_…) in Authorization: Bearer, x-api-key or x-anyray-api-key."));
        if (http.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address))
            throw Unauthorized("Open authentication answers only callers on this machine; set ANYRAY_AUTH=keys and send a client key.");
        return credential is null && !passthrough ? Caller.Anonymous : new Caller(null, credential, passthrough);
    }

    /// <summary>The client key, and the caller's own provider credential: whatever else stands where a credential may.</summary>
    private static (string? Key, string? Credential) Credentials(HttpRequest request)
    {
        string? key = null;
        string? credential = null;
        Take(CallHeaders.ApiKey.Of(request.Headers));
        Take(Bearer(request.Headers.Authorization.ToString()));
        Take(request.Headers["x-api-key"].ToString());
        Take(request.Headers["x-goog-api-key"].ToString());
        Take(request.Headers["api-key"].ToString());
        foreach (var protocol in request.Headers.GetCommaSeparatedValues("Sec-WebSocket-Protocol"))
            if (protocol.StartsWith(BrowserKey, StringComparison.Ordinal)) Take(protocol[BrowserKey.Length..]);
        if (request.QueryString.HasValue) Take(request.Query["key"].ToString());
        return (key, credential);

        void Take(string? text)
        {
            if (string.IsNullOrEmpty(text)) return;
            if (text.StartsWith(KeyPrefix, StringComparison.Ordinal)) key ??= text;
            else credential ??= text;
        }
    }

    private ClientKey Find(HttpContext http, string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var hex = Convert.ToHexStringLower(hash);
        if (snapshots.Current.Keys.TryGetValue(hex, out var key)
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.Sha256), Encoding.ASCII.GetBytes(hex)))
        {
            if (key.ExpiresAt is { } end && end <= time.GetUtcNow()) throw Unauthorized("This client key has expired.");
            return key;
        }
        if (!snapshots.Loaded && options.Value.SpendStoreUrl is not null)
            throw new CallRefusedException(StatusCodes.Status503ServiceUnavailable, ErrorType.Overloaded,
                "Client keys cannot be checked yet: the spend store has not answered since the gateway started.")
            { Code = "keys_unavailable", RetryAfter = 1 };
        var refused = Unauthorized("This client key is not known, or was revoked.");
        throw _open ? refused : throttle.Count(http, refused, wrongKey: true);
    }

    private static string? Bearer(string header) =>
        header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : null;

    private static CallRefusedException Unauthorized(string message) =>
        new(StatusCodes.Status401Unauthorized, ErrorType.Authentication, message) { Code = "invalid_api_key" };
}
