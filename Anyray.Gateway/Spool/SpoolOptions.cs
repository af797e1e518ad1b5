using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Spool;

/// <summary>The on-disk spool of ledger events.</summary>
public sealed class SpoolOptions
{
    /// <summary>Most bytes that wait on disk; beyond it events are counted as dropped, or calls refused where a hard budget holds.</summary>
    [Variable("ANYRAY_SPOOL_MAX_BYTES"), Range(1, long.MaxValue, ErrorMessage = "ANYRAY_SPOOL_MAX_BYTES must be a positive number of bytes.")]
    public long MaxBytes { get; set; } = 1L << 30;

    /// <summary>Size at which a new file is begun, in bytes.</summary>
    [Range(4096, 1 << 30)]
    public int SegmentBytes { get; set; } = 8 * 1024 * 1024;
}
