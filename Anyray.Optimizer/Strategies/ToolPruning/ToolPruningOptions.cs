using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ToolPruning;

/// <summary>Parameters of <c>tool_pruning</c>.</summary>
internal sealed class ToolPruningOptions
{
    /// <summary>Keep tools whose names say too little to be judged by.</summary>
    [Parameter("Keep tools whose names say too little to be judged by.")]
    public bool KeepUnnamed { get; set; } = true;
}
