using Anyray.ServiceDefaults.Configuration;

namespace Anyray.SpendStore.Admin;

/// <summary>Who may use the admin API and the console.</summary>
public sealed class AdminOptions
{
    /// <summary>The admin token. Required in Production; in Development one is generated and printed when it is missing.</summary>
    [Variable("ANYRAY_ADMIN_TOKEN")]
    public string? AdminToken { get; set; }
}
