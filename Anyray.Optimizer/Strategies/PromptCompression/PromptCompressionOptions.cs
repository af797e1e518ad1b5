using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.PromptCompression;

/// <summary>Parameters of <c>prompt_compression</c>.</summary>
internal sealed class PromptCompressionOptions
{
    /// <summary>Fewest characters a prompt must lose, and a repeated paragraph must have, before anything happens.</summary>
    [Parameter("Fewest characters that must be saved in one prompt.", Min = 1, Max = 1_000_000)]
    public int MinChars { get; set; } = 200;
}
