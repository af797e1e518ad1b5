using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ParamTuning;

/// <summary>
/// Clamps the output limit to the cap and the temperature to what the provider accepts. A thinking budget has to fit below
/// the limit, so the limit is never lowered to where the provider would refuse the request.
/// </summary>
internal sealed class ParamTuningStrategy : Strategy<ParamTuningOptions>
{
    /// <summary>Room for an answer above a thinking budget, in tokens.</summary>
    private const long AnswerRoom = 1024;

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "param_tuning",
        Description = "Clamps max_tokens and bounds the temperature.",
        DefaultEnabled = false,
        Risk = StrategyRisk.Medium,
    };

    protected override void Run(StrategyContext context, ParamTuningOptions options)
    {
        context.Deadline.ThrowIfExpired();
        var body = context.View.Body;
        var done = new List<string>();
        ClampLimit(context, body["max_tokens"u8], "max_tokens", options, done);
        ClampLimit(context, body["max_completion_tokens"u8], "max_completion_tokens", options, done);
        ClampLimit(context, body["max_output_tokens"u8], "max_output_tokens", options, done);
        ClampTemperature(context, body["temperature"u8], done);
        if (done.Count > 0) context.Report("clamped " + string.Join(", ", done));
        else context.Suppress(SuppressionReasons.NoChange);
    }

    private static void ClampLimit(StrategyContext context, JsonNode node, string name, ParamTuningOptions options, List<string> done)
    {
        var budget = context.View.Body["thinking"u8]["budget_tokens"u8].AsInteger();
        var cap = Math.Max(options.MaxTokensCap, budget is { } thinking ? thinking + AnswerRoom : 0);
        if (node.AsInteger() is not { } asked || asked <= cap) return;
        context.Editor.Replace(node, Encoding.UTF8.GetBytes(cap.ToString(CultureInfo.InvariantCulture)));
        done.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {asked} -> {cap}"));
    }

    private static void ClampTemperature(StrategyContext context, JsonNode node, List<string> done)
    {
        if (node.Kind != JsonKind.Number || !Utf8Parser.TryParse(node.Raw, out double asked, out _)) return;
        var high = context.View.Dialect == Dialect.Anthropic ? 1 : 2;
        if (asked >= 0 && asked <= high) return;
        var bound = asked < 0 ? 0 : high;
        context.Editor.Replace(node, bound == 0 ? "0"u8 : bound == 1 ? "1"u8 : "2"u8);
        done.Add(string.Create(CultureInfo.InvariantCulture, $"temperature {asked} -> {bound}"));
    }
}
