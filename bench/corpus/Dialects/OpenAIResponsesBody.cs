using System.Text.Json;

namespace Anyray.Bench.Corpus.Dialects;

internal static class OpenAIResponsesBody
{
    public static void Write(Utf8JsonWriter json, Conversation conversation, RenderStyle style)
    {
        json.WriteString("model", style.Model ?? "gpt-4.1");
        json.WriteString("instructions", conversation.System);
        json.WriteStartArray("input");
        foreach (var part in conversation.Parts)
        {
            if (part is Part.Thinking) continue;
            json.WriteStartObject();
            switch (part)
            {
                case Part.User user:
                    json.WriteString("role", "user");
                    json.WriteContent("content", user.Text, style.Blocks, "input_text");
                    break;
                case Part.Assistant said:
                    json.WriteString("role", "assistant");
                    json.WriteContent("content", said.Text, style.Blocks, "output_text");
                    break;
                case Part.Call call:
                    json.WriteString("type", "function_call");
                    json.WriteString("call_id", call.Id);
                    json.WriteString("name", call.Tool);
                    json.WriteString("arguments", call.Arguments);
                    break;
                case Part.Result result:
                    json.WriteString("type", "function_call_output");
                    json.WriteString("call_id", result.Id);
                    json.WriteContent("output", result.Text, style.Blocks, "input_text");
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tools");
        foreach (var tool in conversation.Tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WriteRaw("parameters", tool.Schema);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
