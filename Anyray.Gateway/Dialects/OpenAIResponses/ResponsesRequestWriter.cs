using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>Writes a responses request. Nothing is stored at OpenAI, and reasoning comes back encrypted so that the caller can carry it.</summary>
internal sealed class ResponsesRequestWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    private readonly bool _reasons = OpenAIModels.Reasons(context.Model);

    public void Write()
    {
        request.OneAnswer(context);
        if (request.Stop.Count > 0)
            throw new TranslationRefusedException("The Responses API has no stop sequences. Leave them out, or use a chat completions model.", "stop");
        json.WriteStartObject();
        json.WriteString("model", context.Model);
        new ResponsesInputWriter(json, request, context).Write();
        json.WriteBoolean("store", false);
        if (request.Stream)
            json.WriteBoolean("stream", true);
        if (request.MaxTokens is { } limit)
            json.WriteNumber("max_output_tokens", limit);
        WriteTools();
        WriteFormat();
        WriteReasoning();
        Sampling("temperature", request.Temperature);
        Sampling("top_p", request.TopP);
        if (request.User is { Length: <= 64 } user)
            json.WriteString("user", user);
        if (request.Metadata is { Count: > 0 } metadata)
            json.WriteStrings("metadata", metadata);
        json.WriteEndObject();
        request.Drop(request.User is { Length: > 64 }, "user");
        request.Drop(request.TopK is not null, "top_k");
        request.Drop(request.Seed is not null, "seed");
        request.Drop(request.FrequencyPenalty is not (null or 0), "frequency_penalty");
        request.Drop(request.PresencePenalty is not (null or 0), "presence_penalty");
        request.Drop(request.HasCacheBreakpoints(), "cache_control");
    }

    private void WriteTools()
    {
        if (request.Tools.Count == 0)
            return;
        json.WriteStartArray("tools");
        foreach (var tool in request.AllowedTools())
            WriteTool(json, tool);
        json.WriteEndArray();
        OpenAIFormat.WriteToolChoice(json, request.ToolChoice);
        if (request.ParallelTools is { } parallel)
            json.WriteBoolean("parallel_tool_calls", parallel);
    }

    /// <summary>Writes a function tool, in requests and in the answers that repeat them.</summary>
    public static void WriteTool(Utf8JsonWriter json, ChatTool tool)
    {
        json.WriteStartObject();
        json.WriteString("type", "function");
        json.WriteString("name", tool.Name);
        if (tool.Description is not null)
            json.WriteString("description", tool.Description);
        json.WritePropertyName("parameters");
        OpenAISchema.WriteTool(json, tool.Schema);
        json.WriteBoolean("strict", tool.Strict ?? false);
        json.WriteEndObject();
    }

    private void WriteFormat()
    {
        if (request.Format is not { } format)
            return;
        json.WriteStartObject("text");
        json.WriteStartObject("format");
        json.WriteString("type", format.Schema is null ? "json_object" : "json_schema");
        if (format.Schema is { } schema)
            OpenAIFormat.WriteSchema(json, format, schema);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteReasoning()
    {
        if (!_reasons)
        {
            request.Drop(request.Reasoning is { Enabled: true } or { Effort: not null }, "reasoning_effort");
            return;
        }

        json.WriteStrings("include", ["reasoning.encrypted_content"]);
        if (request.Reasoning is not { } reasoning)
            return;
        json.WriteStartObject("reasoning");
        if (ReasoningLevels.Effort(reasoning) is { } effort)
            json.WriteString("effort", effort);
        if (reasoning is { Visible: true, Enabled: not false })
            json.WriteString("summary", "auto");
        json.WriteEndObject();
    }

    private void Sampling(string name, double? value)
    {
        if (value is { } number && !_reasons)
            json.WriteNumber(name, number);
        request.Drop(value is not null && _reasons, name);
    }
}
