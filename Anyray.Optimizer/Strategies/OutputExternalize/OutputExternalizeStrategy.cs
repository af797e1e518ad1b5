using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Stash;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.OutputExternalize;

/// <summary>
/// Puts a very large tool output behind one handle, its first and last lines left in place. Only with a stash that outlives the process:
/// the handle may be asked for much later.
/// </summary>
internal sealed class OutputExternalizeStrategy(IStash stash) : Strategy<OutputExternalizeOptions>
{
    private const int EdgeChars = 300;

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "output_externalize",
        Description = "Puts very large tool outputs behind one handle.",
        DefaultEnabled = false,
        Flags = StrategyFlags.CacheBusting | StrategyFlags.Reversible,
        Risk = StrategyRisk.High,
    };

    protected override string Verb => "externalized";

    protected override string Object => "tool output(s)";

    protected override void Run(StrategyContext context, OutputExternalizeOptions options)
    {
        if (!stash.IsDurable) return;
        foreach (var segment in context.Segments)
        {
            if (segment.Kind != SegmentKind.ToolResult || !segment.IsText || segment.ByteLength < options.MinChars || segment.Text.Length < options.MinChars) continue;
            if (!context.CanEdit(segment, Fidelity.Lossy) || segment.Text.Contains(ContentIndex.Marker, StringComparison.Ordinal)) continue;
            context.Deadline.ThrowIfExpired();
            var text = segment.Text;
            var (head, tail) = (LineEnd(text[..Math.Min(EdgeChars, text.Length / 4)]), LineStart(text[^Math.Min(EdgeChars, text.Length / 4)..]));
            var handle = context.Handle(segment);
            context.Replace(segment, $"{head}\n[… {text.Length - head.Length - tail.Length} of {text.Length} characters elided: retrieve {handle.Handle}]\n{tail}", [handle]);
        }
    }

    private static string LineEnd(ReadOnlySpan<char> text) => (text.LastIndexOf('\n') is > 0 and var at ? text[..at] : Whole(text)).ToString();

    private static string LineStart(ReadOnlySpan<char> text) => (text.IndexOf('\n') is >= 0 and var at ? text[(at + 1)..] : char.IsLowSurrogate(text[0]) ? text[1..] : text).ToString();

    // Half a surrogate pair is no character.
    private static ReadOnlySpan<char> Whole(ReadOnlySpan<char> text) => char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
}
