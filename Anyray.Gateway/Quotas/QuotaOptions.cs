using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Quotas;

/// <summary>Limits that hold for everyone.</summary>
public sealed class QuotaOptions
{
    /// <summary>Requests per minute over all callers; empty = no limit.</summary>
    [Variable("ANYRAY_RATE_LIMIT_RPM"), Range(1, int.MaxValue, ErrorMessage = "ANYRAY_RATE_LIMIT_RPM must be a positive number.")]
    public int? RequestsPerMinute { get; set; }

    /// <summary>Requests per minute from one address; empty = no limit.</summary>
    [Variable("ANYRAY_RATE_LIMIT_IP_RPM"), Range(1, int.MaxValue, ErrorMessage = "ANYRAY_RATE_LIMIT_IP_RPM must be a positive number.")]
    public int? AddressRequestsPerMinute { get; set; }

    /// <summary>Calls at one time in this process; empty = no limit.</summary>
    [Variable("ANYRAY_MAX_CONCURRENT_REQUESTS"), Range(1, int.MaxValue, ErrorMessage = "ANYRAY_MAX_CONCURRENT_REQUESTS must be a positive number.")]
    public int? MaxConcurrent { get; set; }

    /// <summary>True: the first address of <c>X-Forwarded-For</c> is the caller's.</summary>
    [Variable("ANYRAY_TRUST_PROXY")]
    public bool TrustProxy { get; set; }
}
