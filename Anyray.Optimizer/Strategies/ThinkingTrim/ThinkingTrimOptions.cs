using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ThinkingTrim;

/// <summary>Parameters of <c>thinking_trim</c>.</summary>
internal sealed class ThinkingTrimOptions
{
    /// <summary>Turns at the start of each tool loop whose thinking stays: the plan is made there.</summary>
    [Parameter("Turns at the start of each tool loop whose thinking stays.", Min = 0, Max = 1000)]
    public int KeepLoopHead { get; set; } = 1;

    /// <summary>Drop opaque blocks (redacted or encrypted) of finished tool loops: nothing can be read from them, and the provider ignores them there.</summary>
    [Parameter("Drop opaque thinking blocks of finished tool loops.")]
    public bool CutOpaqueChain { get; set; } = true;
}
