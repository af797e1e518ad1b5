using System.Globalization;
using System.Text;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.ReasoningBudget;

/// <summary>
/// Lets the model think less on routine tool-resume turns of a known session: caps <c>thinking.budget_tokens</c>, and takes
/// OpenAI's <c>reasoning_effort</c> (or <c>reasoning.effort</c>) down a step. A provider that caches forgets its messages
/// when these change, so it keeps to the rules of a prefix edit.
/// </summary>
internal sealed class ReasoningBudgetStrategy : Strategy<ReasoningBudgetOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "reasoning_budget",
        Description = "Caps the thinking budget, or lowers the reasoning effort, on routine tool turns.",
        DefaultEnabled = false,
        Flags = StrategyFlags.CacheBusting | StrategyFlags.PrefixCacheBusting,
        Risk = StrategyRisk.Medium,
    };

    protected override void Run(StrategyContext context, ReasoningBudgetOptions options)
    {
        context.Deadline.ThrowIfExpired();
        if (context.Session.Key is null || !ResumeTurn.IsRoutine(context.View)) return;
        var body = context.View.Body;
        var budget = body["thinking"u8]["budget_tokens"u8];
        if (budget.AsInteger() is { } asked && asked > options.AnthropicBudgetCap)
        {
            if (!context.CanEditPrefix()) return;
            context.Editor.Replace(budget, Encoding.UTF8.GetBytes(options.AnthropicBudgetCap.ToString(CultureInfo.InvariantCulture)));
            Done(context, string.Create(CultureInfo.InvariantCulture, $"capped thinking budget {asked} -> {options.AnthropicBudgetCap}"));
            return;
        }

        var effort = body["reasoning_effort"u8] is { Exists: true } flat ? flat : body["reasoning"u8]["effort"u8];
        if (Lower(effort) is not { } lower || !context.CanEditPrefix()) return;
        var before = effort.AsString();
        context.Editor.ReplaceText(effort, lower.AsMemory());
        Done(context, $"lowered reasoning effort {before} -> {lower}");
    }

    private static string? Lower(JsonNode effort) =>
        effort.Is("xhigh"u8) || effort.Is("high"u8) ? "medium" : effort.Is("medium"u8) ? "low" : null;

    private static void Done(StrategyContext context, string summary)
    {
        context.MarkPrefix();
        context.Report(summary);
    }
}
