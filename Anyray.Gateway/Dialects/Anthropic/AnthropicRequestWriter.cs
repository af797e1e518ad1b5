using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>Writes a messages request.</summary>
internal sealed class AnthropicRequestWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    public void Write()
    {
        request.OneAnswer(context);
        var maxTokens = request.MaxTokens ?? AnthropicModels.DefaultMaxTokens(context.Model);
        var thinking = AnthropicThinking.Decide(request, context.Model, maxTokens);
        json.WriteStartObject();
        json.WriteString("model", context.Model);
        json.WriteNumber("max_tokens", maxTokens);
        new AnthropicMessageWriter(json, request, context).Write();
        if (request.Stream)
            json.WriteBoolean("stream", true);
        WriteTools();
        thinking.Write(json);
        WriteOutput(thinking);
        WriteSampling(thinking);
        if (request.User is { } user)
        {
            json.WriteStartObject("metadata");
            json.WriteString("user_id", user);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        request.Drop(request.Metadata is { Count: > 0 }, "metadata");
    }

    private void WriteTools()
    {
        // Calls and results in the history want their tools declared, even when none may be used any more.
        var tools = request.Tools.Count > 0 ? request.AllowedTools().ToList() : ToolHistory.Declare(request);
        if (tools.Count == 0)
            return;
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Name);
            if (tool.Description is not null)
                json.WriteString("description", tool.Description);
            json.WritePropertyName("input_schema");
            var strict = tool is { Strict: true, Schema: { } given } && !AnthropicModels.Thoughtless(context.Model) ? AnthropicSchema.Enforced(given) : null;
            if (strict is not null)
                strict.WriteTo(json);
            else
                ToolSchema.Write(json, tool.Schema);
            if (strict is not null)
                json.WriteBoolean("strict", true);
            AnthropicBlockWriter.WriteCacheControl(json, tool.CacheTtl);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var mode = request.Tools.Count == 0 ? ToolChoiceMode.None : request.ToolChoice?.Mode ?? ToolChoiceMode.Auto;
        if (mode == ToolChoiceMode.Auto && request.ToolChoice is null && request.ParallelTools is not false)
            return;
        json.WriteStartObject("tool_choice");
        json.WriteString("type", mode switch { ToolChoiceMode.Any => "any", ToolChoiceMode.None => "none", ToolChoiceMode.Tool => "tool", _ => "auto" });
        if (mode == ToolChoiceMode.Tool)
            json.WriteString("name", request.ToolChoice!.Names[0]);
        if (request.ParallelTools == false && mode != ToolChoiceMode.None)
            json.WriteBoolean("disable_parallel_tool_use", true);
        json.WriteEndObject();
    }

    private void WriteOutput(AnthropicThinking thinking)
    {
        var answer = request.Format?.Schema is { } schema ? AnthropicSchema.Enforced(schema) : null;
        if (thinking.Effort is null && answer is null)
            return;
        json.WriteStartObject("output_config");
        if (thinking.Effort is not null)
            json.WriteString("effort", thinking.Effort);
        if (answer is not null)
        {
            json.WriteStartObject("format");
            json.WriteString("type", "json_schema");
            json.WritePropertyName("schema");
            answer.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteSampling(AnthropicThinking thinking)
    {
        var samples = AnthropicModels.Samples(context.Model);
        // Claude's scale ends at 1, and a thinking Claude takes no temperature.
        var tempered = samples && !thinking.On;
        if (tempered && request.Temperature is { } temperature)
            json.WriteNumber("temperature", Math.Min(1, temperature));
        request.Drop(request.Temperature is not null && (!tempered || request.Temperature > 1), "temperature");

        // Its later budgeted models refuse both at once.
        var nucleus = tempered && request.Temperature is null;
        if (nucleus && request.TopP is { } topP)
            json.WriteNumber("top_p", topP);
        request.Drop(request.TopP is not null && !nucleus, "top_p");
        if (tempered && request.TopK is { } topK)
            json.WriteNumber("top_k", topK);
        request.Drop(request.TopK is not null && !tempered, "top_k");
        request.Drop(request.Seed is not null, "seed");
        request.Drop(request.FrequencyPenalty is not (null or 0), "frequency_penalty");
        request.Drop(request.PresencePenalty is not (null or 0), "presence_penalty");

        // Blank stop sequences are refused, and mean nothing to a model that never ends on one.
        var stops = request.Stop.Where(stop => !string.IsNullOrWhiteSpace(stop)).ToList();
        request.Drop(stops.Count < request.Stop.Count, "stop");
        if (stops.Count == 0)
            return;
        json.WriteStrings("stop_sequences", stops);
    }
}
