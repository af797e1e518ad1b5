namespace Anyray.Optimizer.Requests;

/// <summary>What has to be known of Anthropic's models, by name.</summary>
internal static class ClaudeModel
{
    /// <summary>True for <c>claude-…</c>, also behind a vendor's or a region's prefix (<c>anthropic/claude-…</c>, <c>us.anthropic.claude-…</c>).</summary>
    public static bool IsClaude(string model)
    {
        var at = model.IndexOf("claude-", StringComparison.OrdinalIgnoreCase);
        return at == 0 || (at > 0 && model[at - 1] is '/' or '.' or ':');
    }

    /// <summary>Fewest tokens of a prefix that the model caches, from Anthropic's prompt-caching documentation.</summary>
    public static int MinCacheableTokens(string model)
    {
        if (Has(model, "haiku-4") || Has(model, "opus-4-5") || Has(model, "opus-4-6")) return 4096;
        return Has(model, "haiku") ? 2048 : 1024;
    }

    private static bool Has(string model, string part) => model.Contains(part, StringComparison.OrdinalIgnoreCase);
}
