namespace Anyray.Tests.Optimizer.Strategies.ReasoningBudget;

public sealed class ReasoningBudgetContract() : StrategyContract("reasoning_budget", """{"anthropicBudgetCap":1024}""");
