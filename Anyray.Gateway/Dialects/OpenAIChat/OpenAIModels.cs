namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>What an OpenAI model takes, as far as its name tells.</summary>
internal static class OpenAIModels
{
    private static readonly string[] Plain = ["gpt-3", "gpt-4", "chatgpt-", "davinci", "babbage", "ft:gpt-3", "ft:gpt-4"];

    /// <summary>OpenAI's own API, directly or at Azure: newer members, stricter about unknown ones.</summary>
    public static bool IsOwn(string provider) => provider is "openai" or "azure-openai";

    /// <summary>Whether <c>stream_options</c> is understood; those that lack it report usage in their last chunk by themselves.</summary>
    public static bool TakesStreamOptions(string provider) => provider is not ("mistral-ai" or "perplexity-ai");

    /// <summary>A reasoning model: takes an effort, and no sampling parameters.</summary>
    public static bool Reasons(string model) => !Array.Exists(Plain, prefix => model.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether <c>reasoning_effort</c> is understood. Compatible providers refuse members they do not know.</summary>
    public static bool TakesEffort(string provider, string model) =>
        IsOwn(provider) ? Reasons(model) : provider == "openrouter" || model.Contains("gpt-oss", StringComparison.OrdinalIgnoreCase);
}
