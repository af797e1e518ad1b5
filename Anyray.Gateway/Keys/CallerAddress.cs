using Anyray.Gateway.Quotas;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Keys;

/// <summary>The address a call came from.</summary>
internal sealed class CallerAddress(IOptions<QuotaOptions> options)
{
    public string Of(HttpContext http)
    {
        if (options.Value.TrustProxy && http.Request.Headers["X-Forwarded-For"].ToString() is { Length: > 0 } forwarded)
            return forwarded.Split(',', 2)[0].Trim() is { Length: <= 64 } first ? first : "unknown";
        return http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
    }
}
