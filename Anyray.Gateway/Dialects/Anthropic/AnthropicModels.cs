namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>What a Claude model takes, as far as its name tells (also behind a region prefix or an ARN, as on Bedrock). An unknown name counts as newest.</summary>
internal static class AnthropicModels
{
    private static readonly string[] First = ["claude-2", "claude-instant", "claude-3-opus", "claude-3-sonnet", "claude-3-haiku", "claude-3-5"];
    private static readonly string[] Budgeted = ["claude-3-7", "claude-opus-4-0", "claude-opus-4-1", "claude-opus-4-2", "claude-opus-4-5", "claude-sonnet-4-0", "claude-sonnet-4-2", "claude-sonnet-4-5", "claude-haiku-4-5", "claude-opus-4@", "claude-sonnet-4@"];
    private static readonly string[] Sampled = ["claude-opus-4-6", "claude-sonnet-4-6"];

    /// <summary>Cannot think.</summary>
    public static bool Thoughtless(string model) => Is(model, First);

    /// <summary>Thinks by a token budget; newer ones by effort, as they see fit.</summary>
    public static bool ThinksByBudget(string model) => Is(model, Budgeted);

    /// <summary>Takes <c>temperature</c>, <c>top_p</c> and <c>top_k</c>; newer ones have none.</summary>
    public static bool Samples(string model) => Is(model, First) || Is(model, Budgeted) || Is(model, Sampled);

    /// <summary>Takes system messages amid the conversation.</summary>
    public static bool TakesInlineSystem(string model) => !Samples(model) && !model.Contains("claude-opus-4-7", StringComparison.Ordinal);

    /// <summary>The answer length to ask for when the caller did not say: the dialect wants one.</summary>
    public static int DefaultMaxTokens(string model) =>
        model.Contains("claude-3-5", StringComparison.Ordinal) ? 8192 : Is(model, First) ? 4096 : 16384;

    private static bool Is(string model, string[] names) => Array.Exists(names, name => model.Contains(name, StringComparison.Ordinal));
}
