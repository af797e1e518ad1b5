using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.PromptCompression;

/// <summary>
/// Keeps the first copy of a paragraph that recurs verbatim in one prompt, and collapses blank runs outside code when that
/// saves enough. Acts on what people and applications write: system and user text.
/// </summary>
internal sealed class PromptCompressionStrategy : Strategy<PromptCompressionOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "prompt_compression",
        Description = "Keeps repeated paragraphs once and collapses blank runs outside code.",
        Risk = StrategyRisk.Low,
    };

    protected override string Verb => "compressed";

    protected override string Object => "prompt(s)";

    protected override void Run(StrategyContext context, PromptCompressionOptions options)
    {
        using var output = new PooledBuffer<char>();
        foreach (var segment in context.Segments)
        {
            if (segment.Kind is not (SegmentKind.SystemText or SegmentKind.UserText) || !segment.IsText) continue;
            if (segment.Value.RawText.Length < options.MinChars || !context.CanEdit(segment, Fidelity.Cosmetic)) continue;
            context.Deadline.ThrowIfExpired();
            output.Truncate(0);
            PromptCompressor.Compress(segment.Text, options.MinChars, output);
            if (segment.Text.Length - output.Count >= options.MinChars) context.Replace(segment, output.Span, Fidelity.Cosmetic);
        }
    }
}
