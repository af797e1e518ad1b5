namespace Anyray.Gateway.Dialects.Chat;

/// <summary>How much the model is to think. Any member may be unset.</summary>
internal sealed record Reasoning
{
    /// <summary>False = do not think; null = the model's default.</summary>
    public bool? Enabled { get; init; }

    /// <summary><c>minimal</c>, <c>low</c>, <c>medium</c>, <c>high</c>, <c>xhigh</c> or <c>max</c>.</summary>
    public string? Effort { get; init; }

    /// <summary>Tokens it may think; -1 = as it sees fit.</summary>
    public int? BudgetTokens { get; init; }

    /// <summary>The caller wants to read the thoughts, or a summary.</summary>
    public bool? Visible { get; init; }
}
