using System.Text.RegularExpressions;

namespace Anyray.Contracts.Pricing;

/// <summary>The spellings of a model's name: with a date, a region, a version or a path around the name that prices go by.</summary>
internal static partial class ModelName
{
    /// <summary>
    /// The bare name: <c>us.anthropic.claude-sonnet-4-5-20250929-v1:0</c> is <c>anthropic.claude-sonnet-4-5</c>,
    /// <c>publishers/google/models/gemini-2.5-pro</c> is <c>gemini-2.5-pro</c>, <c>gpt-4o-mini-2024-07-18</c> is <c>gpt-4o-mini</c>.
    /// </summary>
    public static string Bare(string provider, string model)
    {
        var name = model;
        if (provider == "bedrock")
        {
            // Inference profiles and their ARNs: …:inference-profile/us.anthropic.claude…
            if (name.StartsWith("arn:", StringComparison.Ordinal)) name = name[(name.LastIndexOf('/') + 1)..];
            name = BedrockVersion().Replace(BedrockRegion().Replace(name, ""), "");
        }
        else if (provider is "google" or "google-vertex-ai" && name.LastIndexOf("models/", StringComparison.Ordinal) is >= 0 and var path)
        {
            name = name[(path + "models/".Length)..];
        }
        return DatedSuffix().Replace(name, "");
    }

    /// <summary>True when <paramref name="rest"/>, what follows a shorter known name, may be the same model at the same price.</summary>
    public static bool IsVariant(ReadOnlySpan<char> rest) =>
        rest.Length > 0 && (rest[0] is '-' or '@' or ':') && !OtherTokens().IsMatch(rest);

    [GeneratedRegex(@"^(us-gov|us|eu|apac|global|jp|au|ca|sa)\.")]
    private static partial Regex BedrockRegion();

    [GeneratedRegex(@"-v\d+(:\d+){0,2}(:\d+k)?$")]
    private static partial Regex BedrockVersion();

    [GeneratedRegex(@"([-@]\d{8}|[-@]\d{4}-\d{2}-\d{2}|@latest|@default|-latest|-00\d)$")]
    private static partial Regex DatedSuffix();

    // Another version (claude-opus-4 is not claude-opus-4-9), siblings paid by another kind of token, and sizes that cost more.
    [GeneratedRegex(@"^-[1-9]\d?($|[-@])|audio|realtime|image|tts|transcribe|live|embed|pro|deep-research|32k", RegexOptions.IgnoreCase)]
    private static partial Regex OtherTokens();
}
