using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>A <c>chat.completion</c>.</summary>
internal static class OpenAIChatAnswer
{
    public static ChatAnswer Read(JsonElement root)
    {
        var id = root.Text("id");
        var choices = root.Items("choices").Select(choice => ReadChoice(choice, id)).ToList();
        if (choices.Count == 0)
            throw new ShapeException("choices", "an array with an answer");
        return new(choices)
        {
            Id = id,
            Model = root.Text("model"),
            Usage = root.Get("usage") is { } usage ? OpenAIUsage.Read(usage) : null,
        };
    }

    public static void Write(Utf8JsonWriter json, ChatAnswer answer, ChatRequest request, TranslationContext context)
    {
        json.WriteStartObject();
        WriteHead(json, "chat.completion", answer.Id, answer.Model, context);
        json.WriteStartArray("choices");
        for (var i = 0; i < answer.Choices.Count; i++)
            WriteChoice(json, answer.Choices[i], i, request, context.StrictOpenAI);
        json.WriteEndArray();
        if (answer.Usage is { } usage)
        {
            json.WritePropertyName("usage");
            OpenAIUsage.Write(json, usage);
        }

        json.WriteEndObject();
    }

    /// <summary>The members every chat answer and chunk begins with.</summary>
    public static void WriteHead(Utf8JsonWriter json, string kind, string? id, string? model, TranslationContext context)
    {
        id ??= context.RequestId;
        json.WriteString("id", id.StartsWith("chatcmpl-", StringComparison.Ordinal) ? id : "chatcmpl-" + id);
        json.WriteString("object", kind);
        json.WriteNumber("created", context.Now.ToUnixTimeSeconds());
        json.WriteString("model", model ?? context.ModelAsked);
    }

    /// <summary>The finish reason's name.</summary>
    public static string Name(StopReason reason) => reason switch
    {
        StopReason.MaxTokens or StopReason.ContextWindow => "length",
        StopReason.ToolUse => "tool_calls",
        StopReason.Refusal => "content_filter",
        _ => "stop",
    };

    /// <summary>Reads a finish reason. Some compatible providers say <c>stop</c> although they ask for tools.</summary>
    public static StopReason ReadStop(string? reason, bool askedTools) => reason switch
    {
        "length" => StopReason.MaxTokens,
        "content_filter" => StopReason.Refusal,
        "tool_calls" or "function_call" => StopReason.ToolUse,
        _ => askedTools ? StopReason.ToolUse : StopReason.EndTurn,
    };

    private static ChatChoice ReadChoice(JsonElement choice, string? id)
    {
        var message = choice.GetProperty("message");
        var parts = new List<Part>();
        if ((message.Text("reasoning_content") ?? message.Text("reasoning")) is { Length: > 0 } thoughts)
            parts.Add(new ThinkingPart(thoughts, null));
        if (message.Text("content") is { Length: > 0 } text)
            parts.Add(new TextPart(text));
        if (message.Text("refusal") is { Length: > 0 } refusal)
            parts.Add(new RefusalPart(refusal));
        var calls = 0;
        foreach (var call in message.Items("tool_calls"))
        {
            var function = call.GetProperty("function");
            parts.Add(new ToolCallPart(call.Text("id") ?? $"call_{id}_{calls}", function.NeedText("name"), function.Text("arguments") ?? ""));
            calls++;
        }

        var stop = ReadStop(choice.Text("finish_reason"), calls > 0);
        return new(parts, parts.Exists(part => part is RefusalPart) && stop == StopReason.EndTurn ? StopReason.Refusal : stop);
    }

    private static void WriteChoice(Utf8JsonWriter json, ChatChoice choice, int index, ChatRequest request, bool strict)
    {
        json.WriteStartObject();
        json.WriteNumber("index", index);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        var text = ChatText.Join(choice.Parts);
        var calls = choice.Parts.OfType<ToolCallPart>().ToList();
        if (text.Length > 0 || calls.Count == 0)
            json.WriteString("content", text);
        else
            json.WriteNull("content");
        json.WriteString("refusal", choice.Parts.OfType<RefusalPart>().FirstOrDefault()?.Text);
        if (!strict)
            OpenAIThinking.Write(json, choice.Parts);
        if (calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
            {
                var custom = request.IsCustom(call.Name);
                json.WriteStartObject();
                json.WriteString("id", call.Id);
                json.WriteString("type", custom ? "custom" : "function");
                json.WriteStartObject(custom ? "custom" : "function");
                json.WriteString("name", call.Name);
                if (custom)
                    json.WriteString("input", CustomTools.Input(call.Arguments));
                else
                    json.WriteString("arguments", call.Arguments.Length == 0 ? "{}" : call.Arguments);
                json.WriteEndObject();
                OpenAIThinking.WriteCallSignature(json, strict ? null : call.Signature);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", Name(choice.Stop));
        json.WriteEndObject();
    }
}
