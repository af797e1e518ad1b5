namespace Anyray.Optimizer.Hosts;

/// <summary>Model endpoints by the end of their path, whatever a host puts before it.</summary>
internal static class EndpointPath
{
    private static readonly string[] Suffixes = ["/chat/completions", "/messages", "/responses", "/completions", "/embeddings"];

    /// <summary>The protocol's endpoint of <paramref name="path"/> (query allowed); null = not a model call.</summary>
    public static string? Endpoint(string path)
    {
        var end = path.IndexOf('?', StringComparison.Ordinal);
        var plain = end < 0 ? path : path[..end];
        foreach (var suffix in Suffixes)
            if (plain.EndsWith(suffix, StringComparison.Ordinal)) return $"/v1{suffix}";
        return null;
    }
}
