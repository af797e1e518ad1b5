using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Optimizer.Embeddings;

/// <summary>Options of the HTTP embedder, section <c>Embedder</c>. Texts of requests are sent to it: choose one that may see them.</summary>
public sealed class EmbedderOptions
{
    /// <summary>
    /// Base address of an OpenAI-compatible provider, e.g. <c>https://api.openai.com/v1</c> or <c>http://localhost:11434</c>;
    /// null = the word vectors that come with the optimizer.
    /// </summary>
    [Variable("ANYRAY_EMBEDDER_URL")]
    public Uri? Url { get; set; }

    /// <summary>Model that is asked for.</summary>
    [Variable("ANYRAY_EMBEDDER_MODEL")]
    [Required]
    public string Model { get; set; } = "text-embedding-3-small";

    /// <summary>Sent as bearer token; null = none.</summary>
    [Variable("ANYRAY_EMBEDDER_KEY")]
    public string? Key { get; set; }

    /// <summary>Longest wait in one request, in milliseconds; after it the word vectors have to do. The pipeline's own deadline shortens it.</summary>
    [Variable("ANYRAY_EMBEDDER_TIMEOUT_MS")]
    [Range(1, 10_000)]
    public int TimeoutMs { get; set; } = 150;

    /// <summary>Texts per call; the calls of one request run side by side.</summary>
    [Range(1, 2048)]
    public int BatchSize { get; set; } = 64;
}
