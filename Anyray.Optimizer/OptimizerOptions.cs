using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Optimizer;

/// <summary>Options of the service, section <c>Optimizer</c>.</summary>
public sealed class OptimizerOptions
{
    /// <summary>Token of the hook endpoints; null = open, for development.</summary>
    [Variable("ANYRAY_OPTIMIZER_TOKEN")]
    public string? Token { get; set; }

    /// <summary>Token of the admin endpoints; null = they answer 503.</summary>
    [Variable("ANYRAY_ADMIN_TOKEN")]
    public string? AdminToken { get; set; }

    /// <summary>
    /// 32 bytes as hex: encrypts stash, sessions and cached answers at rest; the same on every replica. Null = the stash is kept in this process's
    /// memory only, and what Redis holds of sessions and answers is not encrypted.
    /// </summary>
    [Variable("ANYRAY_CONTENT_KEY")]
    [RegularExpression("^[0-9a-fA-F]{64}$", ErrorMessage = "ANYRAY_CONTENT_KEY must be 64 hex digits (32 bytes).")]
    public string? ContentKey { get; set; }

    /// <summary>Address of the spend store, for the audit log and <c>/v1/record</c>; null = none.</summary>
    [Variable("ANYRAY_SPEND_STORE_URL")]
    public Uri? SpendStoreUrl { get; set; }

    /// <summary>Token between the services.</summary>
    [Variable("ANYRAY_INTERNAL_TOKEN")]
    public string? InternalToken { get; set; }

    /// <summary>Soft deadline of the pipeline, in milliseconds. Callers wait 800.</summary>
    [Range(1, 600_000)]
    public int DeadlineMs { get; set; } = 400;

    /// <summary>The same for a request that carries images while <c>vision_ocr</c> is on; callers wait 10 s.</summary>
    [Range(1, 600_000)]
    public int VisionDeadlineMs { get; set; } = 8000;

    /// <summary>
    /// Rewrite history that the provider has cached when the expected saving is larger than the price of writing it again.
    /// Off, so that a warm prefix is never broken: nobody knows how many turns are to come, and replayed agents' sessions
    /// came out dearer with it.
    /// </summary>
    public bool WeighRewrites { get; set; }

    /// <summary>Answer similar questions from cache also when the request asks for a temperature above 0; without it only exact repeats of such calls are answered.</summary>
    public bool SimilarAtAnyTemperature { get; set; }

    /// <summary>Largest body, in bytes.</summary>
    [Range(1024, int.MaxValue)]
    public int MaxBodyBytes { get; set; } = 32 << 20;

    /// <summary>Longest wait for Redis in one request, in milliseconds; after it the in-memory copy has to do.</summary>
    [Range(1, 10_000)]
    public int RedisDeadlineMs { get; set; } = 40;

    /// <summary>Lifetime of a stashed span, in hours.</summary>
    [Range(1, 24 * 90)]
    public int StashHours { get; set; } = 24;

    /// <summary>Most bytes that stash, sessions and cached answers each keep in memory.</summary>
    [Range(1 << 20, long.MaxValue)]
    public long MemoryBytes { get; set; } = 256L << 20;
}
