using System.Globalization;
using System.Text;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ProviderContextTrim;

/// <summary>
/// Asks Anthropic to clear old tool uses itself: adds <c>context_management</c> with the <c>clear_tool_uses_20250919</c>
/// edit, which the <c>context-management-2025-06-27</c> beta defines. No byte of a message changes.
/// </summary>
internal sealed class ProviderContextTrimStrategy : Strategy<ProviderContextTrimOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "provider_context_trim",
        Description = "Asks Anthropic to clear old tool uses of very long conversations.",
        Flags = StrategyFlags.MayGrow,
        Risk = StrategyRisk.Low,
    };

    protected override void Run(StrategyContext context, ProviderContextTrimOptions options)
    {
        context.Deadline.ThrowIfExpired();
        var view = context.View;
        if (view.Dialect != Dialect.Anthropic || !ClaudeModel.IsClaude(view.Model) || !view.Endpoint.EndsWith("/messages", StringComparison.Ordinal)) return;
        if (view.Body["context_management"u8].Exists || !HasToolResults(context)) return;
        // Once asked for, it is asked for on every later turn: the provider's own clearing must not flap.
        if (context.Recall() is null && TokenEstimate.OfBytes(view.Body.End - view.Body.Start) < options.TriggerTokens) return;
        context.Remember("1");
        context.Editor.SetProperty(view.Body, "context_management"u8, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"edits":[{"type":"clear_tool_uses_20250919","trigger":{"type":"input_tokens","value":{{options.TriggerTokens}}},"clear_at_least":{"type":"input_tokens","value":{{options.ClearAtLeastTokens}} } }] }""")));
        context.Report(string.Create(CultureInfo.InvariantCulture, $"asked the provider to clear old tool uses above {options.TriggerTokens} tokens, at least {options.ClearAtLeastTokens} at a time"));
    }

    private static bool HasToolResults(StrategyContext context)
    {
        foreach (var segment in context.Segments)
            if (segment.Kind == SegmentKind.ToolResult) return true;
        return false;
    }
}
