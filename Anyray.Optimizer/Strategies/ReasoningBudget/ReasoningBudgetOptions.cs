using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ReasoningBudget;

/// <summary>Parameters of <c>reasoning_budget</c>.</summary>
internal sealed class ReasoningBudgetOptions
{
    /// <summary>Highest thinking budget of a routine turn, in tokens. 1024 is the least that Anthropic accepts.</summary>
    [Parameter("Highest thinking budget of a routine turn, in tokens.", Min = 1024, Max = 1_000_000)]
    public int AnthropicBudgetCap { get; set; } = 8192;
}
