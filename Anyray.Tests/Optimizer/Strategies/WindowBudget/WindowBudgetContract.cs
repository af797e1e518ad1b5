namespace Anyray.Tests.Optimizer.Strategies.WindowBudget;

public sealed class WindowBudgetContract() : StrategyContract("window_budget", """{"maxTokens":100}""");
