using System.Collections.Frozen;
using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>Reads a messages request.</summary>
internal static class AnthropicRequestReader
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        "model", "messages", "system", "max_tokens", "stream", "tools", "tool_choice", "temperature", "top_p", "top_k",
        "stop_sequences", "metadata", "thinking", "output_config", "output_format", "service_tier");

    private static readonly FrozenSet<string> Refused = FrozenSet.Create("container", "mcp_servers");

    public static ChatRequest Read(JsonElement root, TranslationContext context)
    {
        var request = new ChatRequest
        {
            Messages = ReadMessages(root),
            Stream = root.Flag("stream") ?? false,
            Tools = [.. root.Items("tools").Select(ReadTool)],
            ToolChoice = ReadToolChoice(root.Get("tool_choice")),
            ParallelTools = root.Get("tool_choice")?.Flag("disable_parallel_tool_use") == true ? false : null,
            Format = ReadFormat(root),
            Reasoning = ReadReasoning(root),
            MaxTokens = root.Int("max_tokens") ?? throw new TranslationRefusedException("'max_tokens' is missing.", "max_tokens"),
            Temperature = root.Number("temperature"),
            TopP = root.Number("top_p"),
            TopK = root.Int("top_k"),
            Stop = root.Texts("stop_sequences"),
            User = root.Get("metadata")?.Text("user_id"),
        };
        request.Drop(root.Text("service_tier") is "standard_only", "service_tier");
        UnknownMembers.Sort(root, Known, Refused, request.Dropped, context.Provider);
        return request;
    }

    private static List<ChatMessage> ReadMessages(JsonElement root)
    {
        if (root.Get("messages") is null)
            throw new TranslationRefusedException("'messages' is missing: send an array of messages.", "messages");
        var messages = new List<ChatMessage>();
        if (AnthropicBlockReader.ReadContent(root, "system") is { Count: > 0 } system)
            messages.Add(new(ChatRole.System, system));
        foreach (var message in root.Items("messages"))
        {
            var role = message.NeedText("role") switch
            {
                "user" => ChatRole.User,
                "assistant" => ChatRole.Assistant,
                "system" => ChatRole.System,
                var other => throw new TranslationRefusedException($"Unknown message role '{other}'.", "messages"),
            };
            messages.Add(new(role, AnthropicBlockReader.ReadContent(message, "content")));
        }

        return messages;
    }

    private static ChatTool ReadTool(JsonElement tool)
    {
        if (tool.Text("type") is var type and not (null or "custom"))
            throw new TranslationRefusedException($"The tool type '{type}' is Anthropic's own; this provider has none. Give the tool as a custom one.", "tools");
        return new(tool.NeedText("name"), tool.Text("description"), tool.Schema("input_schema"))
        {
            Strict = tool.Flag("strict") == true ? StrictSchema.Fits(tool.Get("input_schema")) : null,
            CacheTtl = AnthropicBlockReader.CacheTtl(tool),
        };
    }

    private static ToolChoice? ReadToolChoice(JsonElement? choice) => choice?.Text("type") switch
    {
        null => null,
        "auto" => new(ToolChoiceMode.Auto),
        "any" => new(ToolChoiceMode.Any),
        "none" => new(ToolChoiceMode.None),
        "tool" => new(ToolChoiceMode.Tool) { Names = [choice.Value.NeedText("name")] },
        var other => throw new TranslationRefusedException($"Unknown tool_choice type '{other}': use auto, any, tool or none.", "tool_choice.type"),
    };

    private static OutputFormat? ReadFormat(JsonElement root)
    {
        if ((root.Get("output_config")?.Get("format") ?? root.Get("output_format")) is not { } format)
            return null;
        if (format.Text("type") is var type and not "json_schema")
            throw new TranslationRefusedException($"Unknown output format '{type}': use json_schema.", "output_config.format.type");

        // Anthropic holds every answer to the schema, which is what other dialects call strict.
        return new(format.Schema("schema")) { Strict = StrictSchema.Fits(format.Get("schema")) };
    }

    private static Reasoning? ReadReasoning(JsonElement root)
    {
        var effort = root.Get("output_config")?.Text("effort");
        if (root.Get("thinking") is not { } thinking)
            return effort is null ? null : new() { Effort = effort };
        return new()
        {
            Enabled = thinking.Text("type") != "disabled",
            Effort = effort,
            BudgetTokens = thinking.Int("budget_tokens"),
            Visible = thinking.Text("display") != "omitted",
        };
    }
}
