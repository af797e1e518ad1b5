using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ProviderContextTrim;

/// <summary>Parameters of <c>provider_context_trim</c>.</summary>
internal sealed class ProviderContextTrimOptions
{
    /// <summary>Input tokens from which on the provider is asked to clear old tool uses.</summary>
    [Parameter("Input tokens from which on the provider clears old tool uses.", Min = 1, Max = 10_000_000)]
    public int TriggerTokens { get; set; } = 100_000;

    /// <summary>Fewest tokens one clearing must free, so that it is worth the cache it breaks.</summary>
    [Parameter("Fewest tokens one clearing must free.", Min = 0, Max = 10_000_000)]
    public int ClearAtLeastTokens { get; set; } = 5000;
}
