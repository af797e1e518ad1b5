namespace Anyray.Tests.Optimizer.Core.Strategies;

public sealed class ContextDedupeContract() : StrategyContract("context_dedupe", """{"keepRecentTurns":0}""");
