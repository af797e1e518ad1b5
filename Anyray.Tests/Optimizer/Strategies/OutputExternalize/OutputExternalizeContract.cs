namespace Anyray.Tests.Optimizer.Strategies.OutputExternalize;

public sealed class OutputExternalizeContract() : StrategyContract("output_externalize", """{"minChars":1000}""", durable: true);
