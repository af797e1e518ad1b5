using System.Collections.Frozen;
using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Reads the parameters of a chat completions request.</summary>
internal static class OpenAIChatRequestReader
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        "model", "messages", "stream", "stream_options", "tools", "tool_choice", "parallel_tool_calls", "response_format",
        "reasoning_effort", "thinking", "max_tokens", "max_completion_tokens", "temperature", "top_p", "top_k", "frequency_penalty",
        "presence_penalty", "seed", "stop", "n", "user", "safety_identifier", "metadata", "logprobs", "top_logprobs",
        "modalities", "service_tier");

    private static readonly FrozenSet<string> Refused = FrozenSet.Create(
        "audio", "functions", "function_call", "web_search_options", "logit_bias", "moderation");

    public static ChatRequest Read(JsonElement root, TranslationContext context)
    {
        var request = new ChatRequest
        {
            Messages = OpenAIChatMessageReader.Read(root),
            Stream = root.Flag("stream") ?? false,
            IncludeUsage = root.Get("stream_options")?.Flag("include_usage") ?? false,
            Tools = [.. root.Items("tools").Select(ReadTool)],
            ToolChoice = OpenAIFormat.ReadToolChoice(root.Get("tool_choice"), wrapped: true),
            ParallelTools = root.Flag("parallel_tool_calls"),
            Format = ReadFormat(root.Get("response_format")),
            Reasoning = ReadReasoning(root),
            MaxTokens = root.Int("max_completion_tokens") ?? root.Int("max_tokens"),
            Temperature = root.Number("temperature"),
            TopP = root.Number("top_p"),
            TopK = root.Int("top_k"),
            FrequencyPenalty = root.Number("frequency_penalty"),
            PresencePenalty = root.Number("presence_penalty"),
            Seed = root.Integer("seed"),
            Stop = root.Texts("stop"),
            Candidates = root.Int("n") ?? 1,
            User = root.Text("safety_identifier") ?? root.Text("user"),
            Metadata = ReadMetadata(root),
        };
        if (root.Flag("logprobs") == true)
            throw new TranslationRefusedException($"Log probabilities are not available through the provider '{context.Provider}'. Leave out 'logprobs'.", "logprobs");
        foreach (var modality in root.Texts("modalities"))
            if (modality != "text")
                throw new TranslationRefusedException($"The provider '{context.Provider}' cannot answer with {modality} on this endpoint.", "modalities");
        if (root.Text("service_tier") is { } tier and not ("auto" or "default"))
            request.Dropped.Add("service_tier");
        UnknownMembers.Sort(root, Known, Refused, request.Dropped, context.Provider);
        return request;
    }

    /// <summary>OpenAI's <c>metadata</c>: strings by name.</summary>
    public static Dictionary<string, string>? ReadMetadata(JsonElement root) =>
        root.Get("metadata")?.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.AsText("metadata." + item.Name));

    /// <summary>Reads <c>{name, schema, strict, description}</c>, alike in chat and in the Responses API.</summary>
    public static OutputFormat ReadSchema(JsonElement schema) => new(schema.Schema("schema"))
    {
        Name = schema.Text("name"),
        Description = schema.Text("description"),
        Strict = schema.Flag("strict"),
    };

    private static OutputFormat? ReadFormat(JsonElement? format) => format?.Text("type") switch
    {
        null or "text" => null,
        "json_object" => new(null),
        "json_schema" => ReadSchema(format.Value.GetProperty("json_schema")),
        var other => throw new TranslationRefusedException($"Unknown response_format type '{other}': use text, json_object or json_schema.", "response_format.type"),
    };

    private static Reasoning? ReadReasoning(JsonElement root)
    {
        // `thinking` is Anthropic's member, which many OpenAI clients send through compatible endpoints.
        if (root.Get("thinking") is { } thinking)
            return new()
            {
                Enabled = thinking.Text("type") is not "disabled",
                BudgetTokens = thinking.Int("budget_tokens"),
                Effort = root.Text("reasoning_effort"),
                Visible = true,
            };
        return root.Text("reasoning_effort") is not { } effort ? null : effort == "none" ? new() { Enabled = false } : new() { Enabled = true, Effort = effort };
    }

    private static ChatTool ReadTool(JsonElement tool)
    {
        var type = tool.Text("type");
        if (type == "custom")
            return CustomTools.Read(tool.GetProperty("custom"), wrapped: true) with { CacheTtl = OpenAIChatMessageReader.CacheTtl(tool) };
        if (type is not (null or "function"))
            throw new TranslationRefusedException($"Tools of type '{type}' cannot be expressed for this provider; use type 'function' or 'custom'.", "tools");
        var function = tool.GetProperty("function");
        return new(function.NeedText("name"), function.Text("description"), function.Schema("parameters"))
        {
            Strict = function.Flag("strict"),
            CacheTtl = OpenAIChatMessageReader.CacheTtl(tool),
        };
    }
}
