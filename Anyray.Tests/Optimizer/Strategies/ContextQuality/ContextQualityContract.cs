namespace Anyray.Tests.Optimizer.Strategies.ContextQuality;

public sealed class ContextQualityContract() : StrategyContract("context_quality", """{"bloatedToolChars":200}""");
