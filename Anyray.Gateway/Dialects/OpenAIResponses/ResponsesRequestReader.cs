using System.Collections.Frozen;
using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>Reads a responses request.</summary>
internal static class ResponsesRequestReader
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        "model", "input", "instructions", "stream", "stream_options", "tools", "tool_choice", "parallel_tool_calls", "text", "reasoning",
        "max_output_tokens", "temperature", "top_p", "user", "safety_identifier", "metadata", "include", "service_tier", "truncation");

    private static readonly FrozenSet<string> Refused = FrozenSet.Create(
        "previous_response_id", "conversation", "background", "prompt", "top_logprobs", "context_management", "moderation", "max_tool_calls");

    public static ChatRequest Read(JsonElement root, TranslationContext context)
    {
        var reasoning = root.Get("reasoning");
        var request = new ChatRequest
        {
            Messages = ResponsesInputReader.Read(root),
            Stream = root.Flag("stream") ?? false,
            Tools = [.. root.Items("tools").Select(ReadTool)],
            ToolChoice = OpenAIFormat.ReadToolChoice(root.Get("tool_choice"), wrapped: false),
            ParallelTools = root.Flag("parallel_tool_calls"),
            Format = ReadFormat(root.Get("text")?.Get("format")),
            Reasoning = reasoning is null ? null : ReadReasoning(reasoning.Value),
            MaxTokens = root.Int("max_output_tokens"),
            Temperature = root.Number("temperature"),
            TopP = root.Number("top_p"),
            User = root.Text("safety_identifier") ?? root.Text("user"),
            Metadata = OpenAIChatRequestReader.ReadMetadata(root),
        };
        foreach (var include in root.Texts("include"))
            if (include.Contains("logprobs", StringComparison.Ordinal))
                throw new TranslationRefusedException($"Log probabilities are not available through the provider '{context.Provider}'.", "include");
        request.Drop(root.Get("text")?.Text("verbosity") is not null, "text.verbosity");
        request.Drop(root.Text("service_tier") is not (null or "auto" or "default"), "service_tier");
        request.Drop(root.Text("truncation") is "auto", "truncation");
        UnknownMembers.Sort(root, Known, Refused, request.Dropped, context.Provider);
        return request;
    }

    private static Reasoning ReadReasoning(JsonElement reasoning)
    {
        var effort = reasoning.Text("effort");
        return new()
        {
            Enabled = effort is null ? null : effort != "none",
            Effort = effort is "none" ? null : effort,
            Visible = reasoning.Text("summary") is not null,
        };
    }

    private static OutputFormat? ReadFormat(JsonElement? format) => format?.Text("type") switch
    {
        null or "text" => null,
        "json_object" => new(null),
        "json_schema" => OpenAIChatRequestReader.ReadSchema(format.Value),
        var other => throw new TranslationRefusedException($"Unknown text.format type '{other}': use text, json_object or json_schema.", "text.format.type"),
    };

    private static ChatTool ReadTool(JsonElement tool)
    {
        var type = tool.Text("type");
        if (type == "custom")
            return CustomTools.Read(tool, wrapped: false);
        if (type != "function")
            throw new TranslationRefusedException($"Tools of type '{type}' are OpenAI's own and cannot be expressed for this provider; use type 'function' or 'custom'.", "tools");
        return new(tool.NeedText("name"), tool.Text("description"), tool.Schema("parameters")) { Strict = tool.Flag("strict") };
    }
}
