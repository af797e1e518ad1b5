using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ContextQuality;

/// <summary>Parameters of <c>context_quality</c>.</summary>
internal sealed class ContextQualityOptions
{
    /// <summary>From how many characters on a tool output counts as bloated.</summary>
    [Parameter("From how many characters on a tool output counts as bloated.", Min = 1, Max = 100_000_000)]
    public int BloatedToolChars { get; set; } = 2000;
}
