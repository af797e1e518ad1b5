using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Reads the messages of a chat completions request.</summary>
internal static class OpenAIChatMessageReader
{
    public static List<ChatMessage> Read(JsonElement root)
    {
        if (root.Get("messages") is null)
            throw new TranslationRefusedException("'messages' is missing: send an array of messages.", "messages");
        var messages = new List<ChatMessage>();
        foreach (var message in root.Items("messages"))
            ReadMessage(message, messages);
        return messages;
    }

    /// <summary>A cache breakpoint: OpenAI's own, or the <c>cache_control</c> that clients of several providers send.</summary>
    public static string? CacheTtl(JsonElement part) =>
        part.Get("cache_control") is { } control ? control.Text("ttl") ?? "5m"
        : part.Get("prompt_cache_breakpoint") is not null ? "5m"
        : null;

    private static void ReadMessage(JsonElement message, List<ChatMessage> messages)
    {
        var role = message.NeedText("role");
        switch (role)
        {
            case "system" or "developer":
                messages.Add(new(ChatRole.System, ReadContent(message)));
                break;
            case "user":
                messages.Add(new(ChatRole.User, ReadContent(message)) { Name = message.Text("name") });
                break;
            case "assistant":
                messages.Add(new(ChatRole.Assistant, ReadAssistant(message)));
                break;
            case "tool":
                AddResult(new(message.NeedText("tool_call_id"), ReadContent(message)) { CacheTtl = CacheTtl(message) }, messages);
                break;
            default:
                throw new TranslationRefusedException($"Messages of role '{role}' cannot be expressed for this provider.", "messages");
        }
    }

    /// <summary>Results that answer one assistant message belong in one turn.</summary>
    private static void AddResult(ToolResultPart result, List<ChatMessage> messages)
    {
        if (messages is [.., { Role: ChatRole.User } last] && last.Parts.TrueForAll(part => part is ToolResultPart))
            last.Parts.Add(result);
        else
            messages.Add(new(ChatRole.User, [result]));
    }

    private static List<Part> ReadAssistant(JsonElement message)
    {
        if (message.Get("audio") is not null || message.Get("function_call") is not null)
            throw new TranslationRefusedException("Assistant messages with 'audio' or 'function_call' cannot be expressed for this provider.", "messages");
        var parts = ReadThinking(message);
        parts.AddRange(ReadContent(message));
        if (message.Text("refusal") is { } refusal)
            parts.Add(new RefusalPart(refusal));
        foreach (var call in message.Items("tool_calls"))
        {
            var type = call.Text("type");
            if (type is not (null or "function" or "custom"))
                throw new TranslationRefusedException($"Tool calls of type '{type}' cannot be expressed for this provider.", "messages");
            var called = call.GetProperty(type ?? "function");
            parts.Add(new ToolCallPart(call.NeedText("id"), called.NeedText("name"),
                type == "custom" ? CustomTools.Arguments(called.Text("input") ?? "") : called.Text("arguments") ?? "")
            {
                Signature = Signature.Parse(ReadSignature(call), SignatureOrigin.Gemini),
            });
        }

        return parts;
    }

    private static string? ReadSignature(JsonElement call) =>
        call.Get("extra_content")?.Get("google")?.Text("thought_signature");

    private static List<Part> ReadThinking(JsonElement message)
    {
        var parts = new List<Part>();
        foreach (var block in message.Items("thinking_blocks"))
            parts.Add(block.Text("type") == "redacted_thinking"
                ? new ThinkingPart("", Signature.Parse(block.NeedText("data"), SignatureOrigin.Anthropic)) { Redacted = true }
                : new ThinkingPart(block.Text("thinking") ?? "", Signature.Parse(block.Text("signature"), SignatureOrigin.Anthropic)));
        if (parts.Count == 0 && message.Text("reasoning_content") is { Length: > 0 } text)
            parts.Add(new ThinkingPart(text, null));
        return parts;
    }

    private static List<Part> ReadContent(JsonElement message)
    {
        if (message.Get("content") is not { } content)
            return [];
        if (content.IsText())
            return content.AsText("content") is { Length: > 0 } text ? [new TextPart(text) { CacheTtl = CacheTtl(message) }] : [];
        return [.. message.Items("content").Select(OpenAIChatPartReader.Read)];
    }
}
