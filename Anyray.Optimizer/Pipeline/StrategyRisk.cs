namespace Anyray.Optimizer.Pipeline;

/// <summary>How likely a kind is to cost an answer, for the console.</summary>
internal enum StrategyRisk
{
    None,
    Low,
    Medium,
    High,
}
