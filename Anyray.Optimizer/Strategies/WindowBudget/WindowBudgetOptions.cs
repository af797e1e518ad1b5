using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.WindowBudget;

/// <summary>Parameters of <c>window_budget</c>.</summary>
internal sealed class WindowBudgetOptions
{
    /// <summary>Tokens that the request may come to.</summary>
    [Parameter("Tokens that the request may come to.", Min = 100, Max = 10_000_000)]
    public int MaxTokens { get; set; } = 24000;
}
