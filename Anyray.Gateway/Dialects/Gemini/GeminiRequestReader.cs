using System.Collections.Frozen;
using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Reads a generateContent request.</summary>
internal static class GeminiRequestReader
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        "model", "contents", "systemInstruction", "system_instruction", "generationConfig", "generation_config", "tools", "toolConfig",
        "tool_config", "labels");

    private static readonly FrozenSet<string> Refused = FrozenSet.Create("cachedContent", "cached_content");

    private static readonly FrozenSet<string> KnownConfig = FrozenSet.Create(
        "temperature", "topP", "top_p", "topK", "top_k", "candidateCount", "candidate_count", "maxOutputTokens", "max_output_tokens",
        "stopSequences", "stop_sequences", "seed", "presencePenalty", "presence_penalty", "frequencyPenalty", "frequency_penalty",
        "responseMimeType", "response_mime_type", "responseSchema", "response_schema", "responseJsonSchema", "response_json_schema",
        "thinkingConfig", "thinking_config", "responseModalities", "response_modalities");

    private static readonly FrozenSet<string> RefusedConfig = FrozenSet.Create(
        "responseLogprobs", "response_logprobs", "logprobs", "speechConfig", "speech_config", "responseFormat", "response_format", "imageConfig", "image_config");

    private static readonly JsonElement NoConfig = JsonElement.Parse("{}");

    public static ChatRequest Read(JsonElement root, TranslationContext context)
    {
        var config = root.Either("generationConfig") ?? NoConfig;
        var choice = root.Either("toolConfig")?.Either("functionCallingConfig");
        var request = new ChatRequest
        {
            Messages = GeminiContentReader.Read(root),
            Stream = context.Stream,
            Tools = [.. root.Items("tools").SelectMany(ReadTools)],
            ToolChoice = ReadToolChoice(choice),
            Format = ReadFormat(config),
            Reasoning = ReadReasoning(config.Either("thinkingConfig")),
            MaxTokens = config.EitherInt("maxOutputTokens"),
            Temperature = config.Number("temperature"),
            TopP = config.EitherNumber("topP"),
            TopK = config.EitherNumber("topK") is { } topK ? (int)topK : null,
            FrequencyPenalty = config.EitherNumber("frequencyPenalty"),
            PresencePenalty = config.EitherNumber("presencePenalty"),
            Seed = config.Integer("seed"),
            Stop = [.. config.EitherItems("stopSequences").Select(stop => stop.AsText("stopSequences"))],
            Candidates = config.EitherInt("candidateCount") ?? 1,
            Metadata = root.Get("labels")?.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.AsText("labels")),
        };
        foreach (var modality in config.EitherItems("responseModalities"))
            if (!string.Equals(modality.AsText("responseModalities"), "text", StringComparison.OrdinalIgnoreCase))
                throw new TranslationRefusedException($"The provider '{context.Provider}' answers with text only here.", "generationConfig.responseModalities");
        UnknownMembers.Sort(root, Known, Refused, request.Dropped, context.Provider);
        UnknownMembers.Sort(config, KnownConfig, RefusedConfig, request.Dropped, context.Provider);
        return request;
    }

    private static IEnumerable<ChatTool> ReadTools(JsonElement tool)
    {
        foreach (var member in tool.EnumerateObject())
            if (member.Name is not ("functionDeclarations" or "function_declarations") && member.Value.ValueKind != JsonValueKind.Null)
                throw new TranslationRefusedException($"The tool '{member.Name}' is Google's own; this provider has none. Declare a function instead.", "tools");
        foreach (var function in tool.EitherItems("functionDeclarations"))
            yield return new(function.NeedText("name"), function.Text("description"), ReadSchema(function, "parametersJsonSchema", "parameters"));
    }

    private static JsonElement? ReadSchema(JsonElement owner, string jsonSchema, string openApi) =>
        (owner.Either(jsonSchema) ?? owner.Either(openApi)) is { } schema ? GeminiSchema.ToJsonSchema(schema) : null;

    private static ToolChoice? ReadToolChoice(JsonElement? config)
    {
        if (config is not { } choice)
            return null;
        List<string> names = [.. choice.EitherItems("allowedFunctionNames").Select(name => name.AsText("allowedFunctionNames"))];
        return choice.Text("mode")?.ToUpperInvariant() switch
        {
            "NONE" => new(ToolChoiceMode.None),
            "ANY" when names.Count == 1 => new(ToolChoiceMode.Tool) { Names = names },
            "ANY" => new(ToolChoiceMode.Any) { Names = names },
            _ => new(ToolChoiceMode.Auto) { Names = names },
        };
    }

    private static OutputFormat? ReadFormat(JsonElement config)
    {
        var schema = ReadSchema(config, "responseJsonSchema", "responseSchema");
        return config.EitherText("responseMimeType") switch
        {
            "application/json" => new(schema) { Strict = StrictSchema.Fits(schema) },
            null or "text/plain" => null,
            var other => throw new TranslationRefusedException($"The response MIME type '{other}' cannot be expressed for this provider.", "generationConfig.responseMimeType"),
        };
    }

    private static Reasoning? ReadReasoning(JsonElement? config)
    {
        if (config is not { } thinking)
            return null;
        var budget = thinking.EitherInt("thinkingBudget");
        var level = thinking.EitherText("thinkingLevel")?.ToLowerInvariant();
        var visible = thinking.EitherFlag("includeThoughts");
        return new()
        {
            Enabled = budget == 0 ? false : budget is not null || level is not null || visible == true ? true : null,
            BudgetTokens = budget,
            Effort = level is "minimal" or "low" or "medium" or "high" ? level : null,
            Visible = visible,
        };
    }
}
