using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>One item of a response's <c>output</c>: a reasoning, a message or a call.</summary>
/// <param name="Id">Item id.</param>
/// <param name="Part">What it holds.</param>
/// <param name="Custom">A call of a custom tool: its argument is text.</param>
internal sealed record ResponsesItem(string Id, Part Part, bool Custom)
{
    /// <summary>The items of an answer; texts and refusals are messages of their own, calls carry no signature of their own.</summary>
    public static List<ResponsesItem> Of(List<Part> parts, string answerId, ChatRequest request)
    {
        var items = new List<ResponsesItem>();
        foreach (var part in parts)
        {
            if (part is ToolCallPart { Signature: { } signature })
                items.Add(Of(new ThinkingPart("", signature), answerId, items.Count, request));
            items.Add(Of(part, answerId, items.Count, request));
        }

        return items;
    }

    /// <summary>One item.</summary>
    public static ResponsesItem Of(Part part, string answerId, int index, ChatRequest request)
    {
        var custom = part is ToolCallPart call && request.IsCustom(call.Name);
        return new((part switch { ThinkingPart => "rs_", ToolCallPart => custom ? "ctc_" : "fc_", _ => "msg_" }) + answerId + "_" + index, part, custom);
    }

    public void Write(Utf8JsonWriter json, string status)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        switch (Part)
        {
            case ThinkingPart thinking:
                WriteReasoning(json, thinking);
                break;
            case ToolCallPart call:
                json.WriteString("type", Custom ? "custom_tool_call" : "function_call");
                json.WriteString("status", status);
                json.WriteString("call_id", call.Id);
                json.WriteString("name", call.Name);
                if (Custom)
                    json.WriteString("input", CustomTools.Input(call.Arguments));
                else
                    json.WriteString("arguments", call.Arguments.Length == 0 && status == "completed" ? "{}" : call.Arguments);
                break;
            default:
                json.WriteString("type", "message");
                json.WriteString("status", status);
                json.WriteString("role", "assistant");
                json.WriteStartArray("content");
                if (status == "completed")
                    WriteContent(json, Part);
                json.WriteEndArray();
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a message's one content part.</summary>
    public static void WriteContent(Utf8JsonWriter json, Part part)
    {
        json.WriteStartObject();
        if (part is RefusalPart refusal)
        {
            json.WriteString("type", "refusal");
            json.WriteString("refusal", refusal.Text);
        }
        else
        {
            json.WriteString("type", "output_text");
            json.WriteString("text", ((TextPart)part).Text);
            json.WriteStartArray("annotations");
            json.WriteEndArray();
            json.WriteStartArray("logprobs");
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteReasoning(Utf8JsonWriter json, ThinkingPart thinking)
    {
        json.WriteString("type", "reasoning");
        json.WriteStartArray("summary");
        if (thinking.Text.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("type", "summary_text");
            json.WriteString("text", thinking.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (thinking.Carried is { } signature)
            json.WriteString("encrypted_content", signature.ToText(SignatureOrigin.OpenAI));
    }
}
