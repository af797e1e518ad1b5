namespace Anyray.Tests.Optimizer.Strategies.ProviderContextTrim;

public sealed class ProviderContextTrimContract() : StrategyContract("provider_context_trim", """{"triggerTokens":10}""");
