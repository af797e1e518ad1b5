using System.ComponentModel.DataAnnotations;
using Anyray.Gateway.Configuration;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Hook;

/// <summary>The optimizer hook.</summary>
public sealed class OptimizerOptions
{
    /// <summary>Address of the optimizer; empty: the hook is off.</summary>
    [Variable("ANYRAY_OPTIMIZER_URL"), HttpAddress]
    public string? Url { get; set; }

    /// <summary>Bearer token of the hook endpoints.</summary>
    [Variable("ANYRAY_OPTIMIZER_TOKEN")]
    public string? Token { get; set; }

    /// <summary>Longest wait, in milliseconds; then the original bytes go on.</summary>
    [Variable("ANYRAY_OPTIMIZER_TIMEOUT_MS"), Range(1, 60_000, ErrorMessage = "ANYRAY_OPTIMIZER_TIMEOUT_MS must be 1 to 60000 milliseconds.")]
    public int TimeoutMs { get; set; } = 800;

    /// <summary>Longest wait for a request with images, in milliseconds.</summary>
    [Variable("ANYRAY_OPTIMIZER_VISION_TIMEOUT_MS"), Range(1, 120_000, ErrorMessage = "ANYRAY_OPTIMIZER_VISION_TIMEOUT_MS must be 1 to 120000 milliseconds.")]
    public int VisionTimeoutMs { get; set; } = 10_000;
}
