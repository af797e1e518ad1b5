using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Writes a generateContent request; whether it streams is in the path.</summary>
internal sealed class GeminiRequestWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    public void Write()
    {
        json.WriteStartObject();
        new GeminiContentWriter(json, request, context).Write();
        WriteTools();
        WriteConfig();
        request.Drop(request.User is not null, "user");
        request.Drop(request.ParallelTools == false, "parallel_tool_calls");
        request.Drop(request.HasCacheBreakpoints(), "cache_control");
        request.Drop(request.Metadata is { Count: > 0 }, "metadata");
        json.WriteEndObject();
    }

    private void WriteTools()
    {
        if (request.Tools.Count == 0)
            return;
        var choice = request.ToolChoice;
        var tools = choice?.Mode == ToolChoiceMode.Any ? request.Tools : request.AllowedTools();
        json.WriteStartArray("tools");
        json.WriteStartObject();
        json.WriteStartArray("functionDeclarations");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Name);
            if (tool.Description is not null)
                json.WriteString("description", tool.Description);
            if (tool.Schema is { } schema && schema.ValueKind == JsonValueKind.Object && schema.GetPropertyCount() > 0)
            {
                json.WritePropertyName("parametersJsonSchema");
                GeminiSubset.WriteTool(json, schema);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        if (choice is null)
            return;
        json.WriteStartObject("toolConfig");
        json.WriteStartObject("functionCallingConfig");
        json.WriteString("mode", choice.Mode switch { ToolChoiceMode.None => "NONE", ToolChoiceMode.Auto => "AUTO", _ => "ANY" });
        if (choice.Names.Count > 0 && choice.Mode is ToolChoiceMode.Any or ToolChoiceMode.Tool)
            json.WriteStrings("allowedFunctionNames", choice.Names);

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteConfig()
    {
        json.WriteStartObject("generationConfig");
        Number("maxOutputTokens", request.MaxTokens);
        Number("temperature", request.Temperature);
        Number("topP", request.TopP);
        Number("topK", request.TopK);
        Number("frequencyPenalty", request.FrequencyPenalty);
        Number("presencePenalty", request.PresencePenalty);
        if (request.Seed is { } seed)
            json.WriteNumber("seed", seed);
        if (request.Candidates > 1)
            json.WriteNumber("candidateCount", request.Candidates);
        if (request.Stop.Count > 0)
            json.WriteStrings("stopSequences", request.Stop);

        if (request.Format is { } format)
        {
            json.WriteString("responseMimeType", "application/json");
            if (format.Schema is { } schema)
            {
                json.WritePropertyName("responseJsonSchema");
                GeminiSubset.Write(json, schema);
            }
        }

        WriteThinking();
        json.WriteEndObject();
    }

    private void WriteThinking()
    {
        if (request.Reasoning is not { } reasoning)
            return;
        if (GeminiModels.Thoughtless(context.Model))
        {
            request.Drop(reasoning.Enabled == true || reasoning.Effort is not null, "reasoning_effort");
            return;
        }

        var levels = GeminiModels.ThinksByLevel(context.Model);
        var level = levels ? Level(reasoning) : null;
        int? budget = levels || reasoning is { BudgetTokens: null, Effort: null, Enabled: not false } ? null : GeminiModels.Budget(context.Model, ReasoningLevels.Budget(reasoning));
        json.WriteStartObject("thinkingConfig");
        if (level is not null)
            json.WriteString("thinkingLevel", level);
        if (budget is { } tokens)
            json.WriteNumber("thinkingBudget", tokens);
        if (reasoning.Enabled != false)
            json.WriteBoolean("includeThoughts", reasoning.Visible ?? true);
        json.WriteEndObject();
    }

    private static string? Level(Reasoning reasoning) => ReasoningLevels.Effort(reasoning) switch
    {
        null => null,
        "none" or "minimal" or "low" => "LOW",
        "medium" => "MEDIUM",
        _ => "HIGH",
    };

    private void Number(string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }
}
