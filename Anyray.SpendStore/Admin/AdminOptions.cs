using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.SpendStore.Admin;

/// <summary>Who may use the admin API and the console.</summary>
public sealed class AdminOptions
{
    /// <summary>The admin token. Required in Production; in Development one is generated and printed when it is missing.</summary>
    [Variable("ANYRAY_ADMIN_TOKEN")]
    public string? AdminToken { get; set; }

    /// <summary>Wrong admin tokens per minute and address, in the API and the console's form, before the answer is 429.</summary>
    [Variable("ANYRAY_AUTH_FAIL_LIMIT"), Range(1, 1_000_000, ErrorMessage = "ANYRAY_AUTH_FAIL_LIMIT must be a positive number per minute.")]
    public int WrongTokensPerMinute { get; set; } = 20;
}
