namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Efforts and token budgets in terms of each other. The steps are those at which providers' own mappings agree.</summary>
internal static class ReasoningLevels
{
    /// <summary>The effort to ask for; null = the model's default, <c>none</c> = no thinking.</summary>
    public static string? Effort(Reasoning reasoning) =>
        reasoning.Enabled == false ? "none"
        : reasoning.Effort ?? reasoning.BudgetTokens switch
        {
            null or < 0 => null,
            0 => "none",
            <= 2048 => "low",
            <= 16384 => "medium",
            _ => "high",
        };

    /// <summary>The tokens to think; -1 = as the model sees fit, 0 = none.</summary>
    public static int Budget(Reasoning reasoning) =>
        reasoning.Enabled == false ? 0
        : reasoning.BudgetTokens ?? reasoning.Effort switch
        {
            "none" => 0,
            "minimal" => 1024,
            "low" => 2048,
            "medium" => 8192,
            "high" => 24576,
            "xhigh" or "max" => 32000,
            _ => -1,
        };
}
