using System.Text.Json;

namespace Anyray.Bench.Corpus.Dialects;

internal static class AnthropicBody
{
    private const string Ephemeral = """{"type":"ephemeral"}""";

    public static void Write(Utf8JsonWriter json, Conversation conversation, RenderStyle style)
    {
        json.WriteString("model", style.Model ?? "claude-sonnet-4-5");
        json.WriteNumber("max_tokens", 4096);
        if (style.Session is not null)
        {
            json.WriteStartObject("metadata");
            json.WriteString("user_id", $"user_corpus_session_{style.Session}");
            json.WriteEndObject();
        }

        WriteTools(json, conversation, style);
        WriteSystem(json, conversation.System, style.Breakpoints);
        json.WriteStartArray("messages");
        var parts = conversation.Parts;
        for (var i = 0; i < parts.Count;)
        {
            var fromModel = IsFromModel(parts[i]);
            var end = i + 1;
            while (end < parts.Count && IsFromModel(parts[end]) == fromModel) end++;
            WriteMessage(json, parts, i, end, fromModel ? "assistant" : "user", style);
            i = end;
        }

        json.WriteEndArray();
    }

    private static bool IsFromModel(Part part) => part is Part.Assistant or Part.Thinking or Part.Call;

    private static void WriteTools(Utf8JsonWriter json, Conversation conversation, RenderStyle style)
    {
        json.WriteStartArray("tools");
        foreach (var tool in conversation.Tools)
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WriteRaw("input_schema", tool.Schema);
            if (style.Breakpoints && tool == conversation.Tools[^1]) json.WriteRaw("cache_control", Ephemeral);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSystem(Utf8JsonWriter json, string system, bool breakpoint)
    {
        if (!breakpoint)
        {
            json.WriteString("system", system);
            return;
        }

        json.WriteStartArray("system");
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", system);
        json.WriteRaw("cache_control", Ephemeral);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, List<Part> parts, int start, int end, string role, RenderStyle style)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        var last = end == parts.Count;
        if (end - start == 1 && !style.Blocks && !style.Breakpoints && parts[start] is Part.User or Part.Assistant)
        {
            json.WriteString("content", parts[start] is Part.User user ? user.Text : ((Part.Assistant)parts[start]).Text);
        }
        else
        {
            json.WriteStartArray("content");
            for (var i = start; i < end; i++) WriteBlock(json, parts[i], style, style.Breakpoints && last && i == end - 1);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, Part part, RenderStyle style, bool breakpoint)
    {
        json.WriteStartObject();
        switch (part)
        {
            case Part.User user:
                json.WriteString("type", "text");
                json.WriteString("text", user.Text);
                break;
            case Part.Assistant said:
                json.WriteString("type", "text");
                json.WriteString("text", said.Text);
                break;
            case Part.Thinking thought:
                json.WriteString("type", "thinking");
                json.WriteString("thinking", thought.Text);
                json.WriteString("signature", thought.Signature);
                break;
            case Part.Call call:
                json.WriteString("type", "tool_use");
                json.WriteString("id", call.Id);
                json.WriteString("name", call.Tool);
                json.WriteRaw("input", call.Arguments);
                break;
            case Part.Result result:
                json.WriteString("type", "tool_result");
                json.WriteString("tool_use_id", result.Id);
                json.WriteContent("content", result.Text, style.Blocks, "text");
                if (result.IsError) json.WriteBoolean("is_error", true);
                break;
        }

        if (breakpoint) json.WriteRaw("cache_control", Ephemeral);
        json.WriteEndObject();
    }
}
