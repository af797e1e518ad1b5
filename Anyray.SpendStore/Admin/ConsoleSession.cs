using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Anyray.SpendStore.Admin;

/// <summary>
/// Signed console sessions: <c>expiry.nonce.signature</c> in a cookie. Nothing is stored, so every replica accepts them and
/// a restart does not end them.
/// </summary>
internal sealed class ConsoleSession(AdminToken token, TimeProvider time)
{
    public const string Cookie = "anyray_session";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private readonly byte[] _key = token.DeriveKey("anyray console session");

    public void SignIn(HttpContext http)
    {
        var expires = time.GetUtcNow() + Lifetime;
        var value = $"{expires.ToUnixTimeSeconds()}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        http.Response.Cookies.Append(Cookie, $"{value}.{Sign(value)}", Options(http, expires));
    }

    public static void SignOut(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    /// <summary>True when the request carries a session that we signed and that has not run out.</summary>
    public bool IsSignedIn(HttpContext http)
    {
        if (http.Request.Cookies[Cookie]?.Split('.') is not [var expires, var nonce, var signature]) return false;
        return SameText(signature, Sign($"{expires}.{nonce}"))
            && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && time.GetUtcNow().ToUnixTimeSeconds() < seconds;
    }

    /// <summary>The token that every form of this session carries.</summary>
    public string CsrfToken(HttpContext http) => Sign($"csrf {http.Request.Cookies[Cookie]}");

    /// <summary>True when a form field or a header repeats <see cref="CsrfToken"/>: a foreign page cannot know it.</summary>
    public async Task<bool> HasCsrfTokenAsync(HttpContext http)
    {
        string? given = http.Request.Headers["X-CSRF-Token"];
        if (given is null && http.Request.HasFormContentType)
            given = (await http.Request.ReadFormAsync(http.RequestAborted))["_csrf"];
        return given is not null && SameText(given, CsrfToken(http));
    }

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expires) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", Expires = expires };

    private static bool SameText(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    private string Sign(string value) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(value)));
}
