using System.Text.Json;

namespace Anyray.Bench.Corpus.Dialects;

internal static class OpenAIChatBody
{
    public static void Write(Utf8JsonWriter json, Conversation conversation, RenderStyle style)
    {
        json.WriteString("model", style.Model ?? "gpt-4.1");
        json.WriteStartArray("messages");
        json.WriteStartObject();
        json.WriteString("role", "system");
        json.WriteString("content", conversation.System);
        json.WriteEndObject();
        for (var i = 0; i < conversation.Parts.Count;) i = WriteMessage(json, conversation.Parts, i, style.Blocks);
        json.WriteEndArray();
        json.WriteStartArray("tools");
        foreach (var tool in conversation.Tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WriteRaw("parameters", tool.Schema);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static int WriteMessage(Utf8JsonWriter json, List<Part> parts, int at, bool blocks)
    {
        switch (parts[at])
        {
            case Part.Thinking:
                return at + 1;
            case Part.User user:
                WriteText(json, "user", user.Text, blocks);
                return at + 1;
            case Part.Result result:
                json.WriteStartObject();
                json.WriteString("role", "tool");
                json.WriteString("tool_call_id", result.Id);
                json.WriteContent("content", result.Text, blocks, "text");
                json.WriteEndObject();
                return at + 1;
            default:
                return WriteAssistant(json, parts, at, blocks);
        }
    }

    private static int WriteAssistant(Utf8JsonWriter json, List<Part> parts, int at, bool blocks)
    {
        json.WriteStartObject();
        json.WriteString("role", "assistant");
        if (parts[at] is Part.Assistant said)
        {
            json.WriteContent("content", said.Text, blocks, "text");
            at++;
        }
        else
        {
            json.WriteNull("content");
        }

        if (at < parts.Count && parts[at] is Part.Call)
        {
            json.WriteStartArray("tool_calls");
            for (; at < parts.Count && parts[at] is Part.Call call; at++)
            {
                json.WriteStartObject();
                json.WriteString("id", call.Id);
                json.WriteString("type", "function");
                json.WriteStartObject("function");
                json.WriteString("name", call.Tool);
                json.WriteString("arguments", call.Arguments);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        return at;
    }

    private static void WriteText(Utf8JsonWriter json, string role, string text, bool blocks)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteContent("content", text, blocks, "text");
        json.WriteEndObject();
    }
}
