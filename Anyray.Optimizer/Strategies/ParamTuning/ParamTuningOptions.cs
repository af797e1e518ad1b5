using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ParamTuning;

/// <summary>Parameters of <c>param_tuning</c>.</summary>
internal sealed class ParamTuningOptions
{
    /// <summary>Highest output limit a request may ask for, in tokens.</summary>
    [Parameter("Highest output limit a request may ask for, in tokens.", Min = 1, Max = 10_000_000)]
    public int MaxTokensCap { get; set; } = 4096;
}
