using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>How a request's wish to think is put to a Claude model.</summary>
/// <param name="On">It thinks: sampling parameters are out.</param>
/// <param name="Type"><c>enabled</c>, <c>adaptive</c> or <c>disabled</c>; null = not said.</param>
/// <param name="Budget">Tokens, for <c>enabled</c>.</param>
/// <param name="Effort"><c>output_config.effort</c>; null = not said.</param>
internal sealed record AnthropicThinking(bool On, string? Type, int Budget, string? Effort)
{
    /// <summary>The caller wants no thoughts to read; their signatures come all the same.</summary>
    public bool Hidden { get; init; }

    private const int LeastBudget = 1024;
    private static readonly AnthropicThinking Unsaid = new(false, null, 0, null);

    /// <summary>Decides, and lists what is dropped.</summary>
    public static AnthropicThinking Decide(ChatRequest request, string model, int maxTokens)
    {
        if (request.Reasoning is not { } reasoning)
            return Unsaid;
        var wanted = reasoning.Enabled ?? reasoning.Effort is not null;
        if (!wanted)
            return reasoning.Enabled == false && !AnthropicModels.Thoughtless(model) ? Unsaid with { Type = "disabled" } : Unsaid;
        var forced = request.ToolChoice?.Mode is ToolChoiceMode.Any or ToolChoiceMode.Tool && request.Tools.Count > 0;
        if (AnthropicModels.Thoughtless(model) || forced)
            return Without(request);
        if (!AnthropicModels.ThinksByBudget(model))
            return new(true, "adaptive", 0, EffortFor(reasoning)) { Hidden = reasoning.Visible == false };

        // Thinking counts towards max_tokens here; and a turn of tool calls can go on thinking only with its signed thoughts.
        var budget = ReasoningLevels.Budget(reasoning);
        budget = Math.Max(LeastBudget, Math.Min(budget < 0 ? 8192 : budget, maxTokens - LeastBudget));
        return maxTokens <= LeastBudget || LacksThoughts(request) ? Without(request) : new(true, "enabled", budget, null);
    }

    /// <summary>Writes the <c>thinking</c> member.</summary>
    public void Write(Utf8JsonWriter json)
    {
        if (Type is null)
            return;
        json.WriteStartObject("thinking");
        json.WriteString("type", Type);
        if (Type == "enabled")
            json.WriteNumber("budget_tokens", Budget);
        if (Type == "adaptive")
            json.WriteString("display", Hidden ? "omitted" : "summarized");
        json.WriteEndObject();
    }

    private static AnthropicThinking Without(ChatRequest request)
    {
        request.Drop(true, "reasoning_effort");
        return Unsaid;
    }

    private static string? EffortFor(Reasoning reasoning) => ReasoningLevels.Effort(reasoning) switch
    {
        "minimal" or "none" => "low",
        var effort => effort,
    };

    private static bool LacksThoughts(ChatRequest request)
    {
        if (request.Messages is not [.., { Role: ChatRole.User } last] || !last.Parts.Exists(part => part is ToolResultPart))
            return false;
        var turn = request.Messages.FindLast(message => message.Role == ChatRole.Assistant);
        return turn is not null && !turn.Parts.Exists(part => part is ThinkingPart { Signature.Origin: SignatureOrigin.Anthropic });
    }
}
