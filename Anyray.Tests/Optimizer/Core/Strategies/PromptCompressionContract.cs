namespace Anyray.Tests.Optimizer.Core.Strategies;

public sealed class PromptCompressionContract() : StrategyContract("prompt_compression", """{"minChars":40}""");
