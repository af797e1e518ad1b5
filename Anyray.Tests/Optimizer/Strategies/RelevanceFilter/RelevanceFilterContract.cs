namespace Anyray.Tests.Optimizer.Strategies.RelevanceFilter;

public sealed class RelevanceFilterContract() : StrategyContract("relevance_filter", """{"keepChars":300,"minChars":200}""");
