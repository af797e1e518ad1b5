using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Anyray.ServiceDefaults.Security;
using Microsoft.Extensions.Options;

namespace Anyray.SpendStore.Admin;

/// <summary>The token in force. Never logged; a generated one is printed to the terminal once.</summary>
internal sealed class AdminToken
{
    private readonly string _token;

    public AdminToken(IOptions<AdminOptions> options, IHostEnvironment environment)
    {
        if (options.Value.AdminToken is { Length: > 0 } configured)
        {
            _token = configured;
            return;
        }
        if (!environment.IsDevelopment())
            throw new OptionsValidationException("ANYRAY_ADMIN_TOKEN", typeof(AdminOptions), ["ANYRAY_ADMIN_TOKEN is missing: set it to a long random text."]);
        _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        System.Console.WriteLine($"Admin token (generated for this run, set ANYRAY_ADMIN_TOKEN to choose your own): {_token}");
    }

    public bool Matches(string? given) => BearerToken.Matches(given, _token);

    /// <summary>Lets a call of ours to another service's admin endpoint through.</summary>
    public void Authorize(HttpRequestMessage request) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);

    /// <summary>A key for <paramref name="purpose"/> that changes with the token, so that changing it ends every session.</summary>
    public byte[] DeriveKey(string purpose) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(_token), Encoding.UTF8.GetBytes(purpose));
}
