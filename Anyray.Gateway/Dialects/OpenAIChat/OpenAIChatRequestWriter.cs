using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Writes a chat completions request, for OpenAI itself and for compatible providers.</summary>
internal sealed class OpenAIChatRequestWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    private readonly bool _own = OpenAIModels.IsOwn(context.Provider);

    public void Write()
    {
        json.WriteStartObject();
        json.WriteString("model", context.Model);
        new OpenAIChatMessageWriter(json, request, context).Write();
        if (request.Stream)
            json.WriteBoolean("stream", true);
        if (request.Stream && OpenAIModels.TakesStreamOptions(context.Provider))
        {
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }

        WriteTools();
        WriteFormat();
        WriteSampling();
        WriteReasoning();
        WriteCaller();
        request.Drop(request.HasCacheBreakpoints(), "cache_control");
        json.WriteEndObject();
    }

    private void WriteTools()
    {
        if (request.Tools.Count == 0)
            return;
        json.WriteStartArray("tools");
        foreach (var tool in request.AllowedTools())
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", tool.Name);
            if (tool.Description is not null)
                json.WriteString("description", tool.Description);
            if (tool.Schema is not null)
            {
                json.WritePropertyName("parameters");
                OpenAISchema.WriteTool(json, tool.Schema);
            }

            if (tool.Strict is { } strict)
                json.WriteBoolean("strict", strict);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        OpenAIFormat.WriteToolChoice(json, request.ToolChoice, "function");
        if (request.ParallelTools is { } parallel)
            json.WriteBoolean("parallel_tool_calls", parallel);
    }

    private void WriteFormat()
    {
        if (request.Format is not { } format)
            return;
        json.WriteStartObject("response_format");
        json.WriteString("type", format.Schema is null ? "json_object" : "json_schema");
        if (format.Schema is { } schema)
        {
            json.WriteStartObject("json_schema");
            OpenAIFormat.WriteSchema(json, format, schema);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteSampling()
    {
        if (request.MaxTokens is { } limit)
            json.WriteNumber(_own ? "max_completion_tokens" : "max_tokens", limit);

        // OpenAI's reasoning models answer these with an error; they are hints, not part of what was asked.
        var sampled = !_own || !OpenAIModels.Reasons(context.Model);
        Sampling("temperature", request.Temperature, sampled);
        Sampling("top_p", request.TopP, sampled);
        Sampling("frequency_penalty", request.FrequencyPenalty, sampled);
        Sampling("presence_penalty", request.PresencePenalty, sampled);
        request.Drop(request.TopK is not null, "top_k");
        if (request.Seed is { } seed)
            json.WriteNumber("seed", seed);
        if (request.Candidates > 1)
            json.WriteNumber("n", request.Candidates);
        if (request.Stop.Count == 0)
            return;
        json.WriteStrings("stop", request.Stop);
    }

    private void Sampling(string name, double? value, bool accepted)
    {
        if (value is { } number && accepted)
            json.WriteNumber(name, number);
        request.Drop(value is not null && !accepted, name);
    }

    private void WriteReasoning()
    {
        if (request.Reasoning is not { } reasoning)
            return;
        if (!OpenAIModels.TakesEffort(context.Provider, context.Model))
            request.Drop(reasoning.Enabled == true || reasoning.Effort is not null, "reasoning_effort");
        else if (ReasoningLevels.Effort(reasoning) is { } effort)
            json.WriteString("reasoning_effort", effort);
    }

    private void WriteCaller()
    {
        // OpenAI takes at most 64 characters here; a longer id would fail the request it only labels.
        if (request.User is { Length: <= 64 } user)
            json.WriteString("user", user);
        request.Drop(request.User is { Length: > 64 }, "user");
        request.Drop(request.Metadata is { Count: > 0 } && !_own, "metadata");
        if (request.Metadata is { Count: > 0 } metadata && _own)
            json.WriteStrings("metadata", metadata);
    }
}
