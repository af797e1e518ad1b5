using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Configuration;

/// <summary>What an operator sets for the gateway as a whole.</summary>
public sealed class GatewayOptions
{
    /// <summary>Who may call <c>/v1</c>: <c>keys</c>, or <c>open</c> (Development on loopback only). Empty: <c>open</c> in Development, else <c>keys</c>.</summary>
    [Variable("ANYRAY_AUTH"), RegularExpression("^(keys|open)$", ErrorMessage = "ANYRAY_AUTH must be 'keys' or 'open'.")]
    public string? Auth { get; set; }

    /// <summary>Token of the admin API and the console; required in Production.</summary>
    [Variable("ANYRAY_ADMIN_TOKEN")]
    public string? AdminToken { get; set; }

    /// <summary>Address of the spend store; empty: events stay in the spool and there are no client keys.</summary>
    [Variable("ANYRAY_SPEND_STORE_URL"), HttpAddress]
    public string? SpendStoreUrl { get; set; }

    /// <summary>Bearer token between the services.</summary>
    [Variable("ANYRAY_INTERNAL_TOKEN")]
    public string? InternalToken { get; set; }

    /// <summary>What the model name <c>anyray-default</c> means, as <c>provider/model</c>.</summary>
    [Variable("ANYRAY_DEFAULT_MODEL"), RegularExpression("^[^/]+/.+$", ErrorMessage = "ANYRAY_DEFAULT_MODEL must read provider/model.")]
    public string DefaultModel { get; set; } = "anthropic/claude-sonnet-4-5";

    /// <summary>An existing gateway to stand in front of; it becomes the default provider <c>anyray-upstream</c>.</summary>
    [Variable("ANYRAY_UPSTREAM_URL"), HttpAddress]
    public string? UpstreamUrl { get; set; }

    /// <summary>Largest request body, in bytes; a larger one is answered 413.</summary>
    [Variable("ANYRAY_MAX_BODY_BYTES"), Range(1, int.MaxValue / 2, ErrorMessage = "ANYRAY_MAX_BODY_BYTES must be a positive number of bytes.")]
    public int MaxBodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Longest wait for the first event of an answer, in milliseconds.</summary>
    [Variable("ANYRAY_FIRST_TOKEN_TIMEOUT_MS"), Range(1, int.MaxValue, ErrorMessage = "ANYRAY_FIRST_TOKEN_TIMEOUT_MS must be a positive number of milliseconds.")]
    public int FirstTokenTimeoutMs { get; set; } = 120_000;

    /// <summary>Longest wait between two events of an answer, in milliseconds.</summary>
    [Variable("ANYRAY_IDLE_TIMEOUT_MS"), Range(1, int.MaxValue, ErrorMessage = "ANYRAY_IDLE_TIMEOUT_MS must be a positive number of milliseconds.")]
    public int IdleTimeoutMs { get; set; } = 60_000;

    /// <summary>How long open calls may go on after SIGTERM, in milliseconds.</summary>
    [Variable("ANYRAY_SHUTDOWN_DRAIN_MS"), Range(0, int.MaxValue, ErrorMessage = "ANYRAY_SHUTDOWN_DRAIN_MS must be 0 or more milliseconds.")]
    public int ShutdownDrainMs { get; set; } = 90_000;
}
