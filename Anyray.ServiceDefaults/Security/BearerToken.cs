using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Anyray.ServiceDefaults.Security;

/// <summary>Checks of <c>Authorization: Bearer</c> in constant time.</summary>
public static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The token the request carries, or null.</summary>
    public static string? Of(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        return header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }

    /// <summary>True when <paramref name="given"/> is <paramref name="expected"/>; takes as long whatever the difference.</summary>
    public static bool Matches(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
