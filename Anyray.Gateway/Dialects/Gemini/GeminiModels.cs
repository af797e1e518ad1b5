namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>What a Gemini model takes, as far as its name tells; an unknown name counts as newest.</summary>
internal static class GeminiModels
{
    /// <summary>Cannot think.</summary>
    public static bool Thoughtless(string model) => model.Contains("gemini-1", StringComparison.Ordinal) || model.Contains("gemini-2.0", StringComparison.Ordinal);

    /// <summary>Thinks by level; the 2.5 models by a token budget.</summary>
    public static bool ThinksByLevel(string model) => !model.Contains("gemini-2", StringComparison.Ordinal);

    /// <summary>Wants every call it made back with a signature, and takes media inside tool results.</summary>
    public static bool ChecksSignatures(string model) => ThinksByLevel(model) && !Thoughtless(model);

    /// <summary>The budget within what the model allows: 2.5 Pro thinks 128 to 32768 tokens and cannot be kept from it, Flash 0 to 24576.</summary>
    public static int Budget(string model, int tokens) =>
        tokens < 0 ? -1
        : model.Contains("pro", StringComparison.Ordinal) ? Math.Clamp(tokens, 128, 32768)
        : Math.Min(tokens, 24576);
}
