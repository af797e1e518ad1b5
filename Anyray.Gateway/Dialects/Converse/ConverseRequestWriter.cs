using System.Text.Json;
using Anyray.Gateway.Dialects.Anthropic;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Converse;

/// <summary>Writes a Converse request; whether it streams is in the path.</summary>
internal sealed class ConverseRequestWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    private readonly bool _claude = context.Model.Contains("claude", StringComparison.Ordinal);

    public void Write()
    {
        request.OneAnswer(context);
        var limit = request.MaxTokens ?? (_claude ? AnthropicModels.DefaultMaxTokens(context.Model) : null);
        var thinking = _claude && !ConverseFormat.ByTool(request)
            ? AnthropicThinking.Decide(request, context.Model, limit ?? 0)
            : null;
        if (thinking is null)
            request.Drop(request.Reasoning is { Enabled: true } or { Effort: not null }, "reasoning_effort");
        json.WriteStartObject();
        new ConverseContentWriter(json, request, context).Write();
        WriteInference(limit, thinking?.On == true);
        if (ConverseFormat.ByTool(request))
            ConverseFormat.WriteTool(json, request.Format!);
        else
            WriteTools();
        WriteModelFields(thinking);
        if (request.Format is { } format && !ConverseFormat.ByTool(request) && ConverseFormat.Enforced(format, context.Model) is { } schema)
            ConverseFormat.WriteConfig(json, format, schema);
        if (request.Metadata is { Count: > 0 } metadata)
            json.WriteStrings("requestMetadata", metadata);
        json.WriteEndObject();
        request.Drop(request.Seed is not null, "seed");
        request.Drop(request.FrequencyPenalty is not (null or 0), "frequency_penalty");
        request.Drop(request.PresencePenalty is not (null or 0), "presence_penalty");
        request.Drop(request.User is not null, "user");
    }

    private void WriteInference(int? limit, bool thinks)
    {
        var samples = !thinks && (!_claude || AnthropicModels.Samples(context.Model));
        json.WriteStartObject("inferenceConfig");
        if (limit is { } tokens)
            json.WriteNumber("maxTokens", tokens);

        // Converse's scale ends at 1 for every model.
        if (samples && request.Temperature is { } temperature)
            json.WriteNumber("temperature", Math.Min(1, temperature));
        request.Drop(request.Temperature is not null && (!samples || request.Temperature > 1), "temperature");
        var nucleus = samples && !(_claude && request.Temperature is not null);
        if (nucleus && request.TopP is { } topP)
            json.WriteNumber("topP", topP);
        request.Drop(request.TopP is not null && !nucleus, "top_p");
        var stops = request.Stop.Where(stop => stop.Length > 0).ToList();
        if (stops.Count > 0)
            json.WriteStrings("stopSequences", stops);

        json.WriteEndObject();
    }

    private void WriteTools()
    {
        var history = ToolHistory.Declare(request);
        var none = request.ToolChoice?.Mode == ToolChoiceMode.None;
        if (none && history.Count > 0)
            throw new TranslationRefusedException(
                "Bedrock cannot be told to use no tool in a conversation that has tool calls. Leave out tool_choice, or send the conversation without them.", "tool_choice");
        var tools = none ? [] : request.Tools.Count > 0 ? request.AllowedTools().ToList() : history;
        if (tools.Count == 0)
            return;
        json.WriteStartObject("toolConfig");
        json.WriteStartArray("tools");
        foreach (var tool in tools)
            WriteTool(tool);
        json.WriteEndArray();
        switch (request.ToolChoice)
        {
            case { Mode: ToolChoiceMode.Any }:
                WriteChoice("any", null);
                break;
            case { Mode: ToolChoiceMode.Tool, Names: [var name, ..] }:
                WriteChoice("tool", name);
                break;
            case { Mode: ToolChoiceMode.Auto }:
                WriteChoice("auto", null);
                break;
        }

        json.WriteEndObject();
    }

    private void WriteTool(ChatTool tool)
    {
        json.WriteStartObject();
        json.WriteStartObject("toolSpec");
        json.WriteString("name", tool.Name);
        if (!string.IsNullOrEmpty(tool.Description))
            json.WriteString("description", tool.Description);
        json.WriteStartObject("inputSchema");
        json.WritePropertyName("json");
        ToolSchema.Write(json, tool.Schema);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        ConverseContentWriter.WriteCachePoint(json, tool.CacheTtl);
    }

    private void WriteChoice(string kind, string? name)
    {
        json.WriteStartObject("toolChoice");
        json.WriteStartObject(kind);
        if (name is not null)
            json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What Converse has no member of its own for, in the model's own dialect.</summary>
    private void WriteModelFields(AnthropicThinking? thinking)
    {
        var topK = _claude && thinking?.On != true && AnthropicModels.Samples(context.Model) ? request.TopK : null;
        request.Drop(request.TopK is not null && topK is null, "top_k");
        request.Drop(request.ParallelTools == false, "parallel_tool_calls");
        if (thinking is null or { Type: null, Effort: null } && topK is null)
            return;
        json.WriteStartObject("additionalModelRequestFields");
        thinking?.Write(json);
        if (thinking?.Effort is { } effort)
        {
            json.WriteStartObject("output_config");
            json.WriteString("effort", effort);
            json.WriteEndObject();
        }

        if (topK is { } k)
            json.WriteNumber("top_k", k);
        json.WriteEndObject();
    }
}
