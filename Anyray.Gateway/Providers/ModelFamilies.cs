namespace Anyray.Gateway.Providers;

/// <summary>The provider that a bare model name stands for.</summary>
internal static class ModelFamilies
{
    private static readonly (string Prefix, string Provider)[] Families =
    [
        ("claude-", "anthropic"),
        ("gpt-", "openai"),
        ("chatgpt-", "openai"),
        ("text-embedding-", "openai"),
        ("codex-", "openai"),
        ("gemini-", "google"),
        ("simulator", "simulator"),
    ];

    /// <summary>Slug, or null when the name tells nothing.</summary>
    public static string? ProviderOf(string model)
    {
        foreach (var (prefix, provider) in Families)
            if (model.StartsWith(prefix, StringComparison.Ordinal)) return provider;
        return model is ['o', >= '0' and <= '9', ..] ? "openai" : null;
    }
}
