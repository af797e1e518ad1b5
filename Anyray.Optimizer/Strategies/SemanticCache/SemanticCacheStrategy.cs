using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.SemanticCache;

/// <summary>
/// Switches the cache of answers (<see cref="Cache.AnswerCache"/>) on and holds its parameters. The look-up comes before all
/// edits, on the original body, so there is nothing to do in the run itself.
/// </summary>
internal sealed class SemanticCacheStrategy : Strategy<SemanticCacheOptions>
{
    public const string Kind = "semantic_cache";

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = Kind,
        Description = "Answers repeated requests from cache.",
        Flags = StrategyFlags.ReadOnly,
        Risk = StrategyRisk.Low,
    };
}
