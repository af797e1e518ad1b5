using Anyray.Optimizer.Holdout;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.AuditedHoldout;

/// <summary>
/// Makes the kind known. The draw (<see cref="HoldoutGate"/>) comes before the run and follows the settings' <c>holdout</c>
/// block alone, so there is nothing to do in the run itself.
/// </summary>
internal sealed class AuditedHoldoutStrategy : Strategy<AuditedHoldoutOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = HoldoutGate.Kind,
        Description = "Leaves a share of sessions as they are, to measure savings against (set in the holdout block).",
        DefaultEnabled = false,
        Flags = StrategyFlags.ReadOnly,
        Risk = StrategyRisk.None,
    };
}
