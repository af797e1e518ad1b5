using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Optimizer.Envoy;

/// <summary>Envoy's external processing endpoint.</summary>
public sealed class ExtProcOptions
{
    /// <summary>Port used when none is set.</summary>
    public const int DefaultPort = 9002;

    /// <summary>HTTP/2 port; 0 = off. Not set = <see cref="DefaultPort"/>, and a busy one is a warning only.</summary>
    [Variable("ANYRAY_EXT_PROC_PORT")]
    [Range(0, 65535)]
    public int? Port { get; set; }

    /// <summary>What Envoy must send as gRPC <c>authorization: Bearer</c> metadata; empty = open.</summary>
    [Variable("ANYRAY_OPTIMIZER_TOKEN")]
    public string? Token { get; set; }

    /// <summary>True = no token is asked for on this port, for control planes that cannot add gRPC metadata. Keep the port private then.</summary>
    [Variable("ANYRAY_EXT_PROC_OPEN")]
    public bool Open { get; set; }

    /// <summary>Longest a request may be held, in milliseconds; keep Envoy's <c>message_timeout</c> above it.</summary>
    [Range(1, 10_000)]
    public int TimeoutMs { get; set; } = 800;

    /// <summary>Largest request body taken, in bytes.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Largest answer copied aside for the cache and the ledger, in bytes.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxAnswerBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Largest JSON answer that Envoy is asked to buffer, in bytes; Envoy refuses what exceeds its own buffer limit (1 MiB).</summary>
    [Range(0, 256 * 1024 * 1024)]
    public int MaxBufferedAnswerBytes { get; set; } = 512 * 1024;
}
