namespace Anyray.Optimizer.Strategies.OutputShaping;

/// <summary><c>output_shaping</c> has no parameters.</summary>
internal sealed class OutputShapingOptions;
