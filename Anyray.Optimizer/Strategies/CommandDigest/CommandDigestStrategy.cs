using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.CommandDigest;

/// <summary>Shortens the output of test runners, compilers and linters to totals and failures.</summary>
internal sealed class CommandDigestStrategy : ContentStrategy<CommandDigestOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "command_digest",
        Description = "Keeps totals and failures of test, build and lint runs.",
        Flags = StrategyFlags.CacheBusting | StrategyFlags.Reversible,
        Risk = StrategyRisk.Low,
    };

    protected override string Verb => "digested";

    protected override string Object => "runner output(s)";

    protected override int MinLength(CommandDigestOptions options) => 600;

    protected override Rewrite? Rewrite(StrategyContext context, CommandDigestOptions options, Piece piece, bool lossy) =>
        lossy && piece.Shape == Shape.RunnerOutput
            ? Content.Rewrite.Of(RunnerDigest.Write(piece.Memory.Span, context.Contents.Question, options.MaxFailures, options.ContextLines))
            : null;
}
