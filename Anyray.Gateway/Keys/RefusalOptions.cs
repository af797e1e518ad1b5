using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Keys;

/// <summary>Limits on refused callers.</summary>
public sealed class RefusalOptions
{
    /// <summary>Requests per minute and address that may come without a key.</summary>
    [Variable("ANYRAY_RATE_LIMIT_UNAUTH_RPM"), Range(1, int.MaxValue, ErrorMessage = "ANYRAY_RATE_LIMIT_UNAUTH_RPM must be a positive number.")]
    public int UnauthenticatedPerMinute { get; set; } = 60;

    /// <summary>Requests per minute and address that may come with a wrong key.</summary>
    [Variable("ANYRAY_AUTH_FAIL_LIMIT"), Range(1, int.MaxValue, ErrorMessage = "ANYRAY_AUTH_FAIL_LIMIT must be a positive number per minute.")]
    public int WrongKeysPerMinute { get; set; } = 20;
}
