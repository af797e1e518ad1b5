using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>Reads <c>instructions</c> and <c>input</c>. Items that belong to one turn become one message.</summary>
internal static class ResponsesInputReader
{
    public static List<ChatMessage> Read(JsonElement root)
    {
        var messages = new List<ChatMessage>();
        if (root.Text("instructions") is { Length: > 0 } instructions)
            messages.Add(new(ChatRole.System, [new TextPart(instructions)]));
        if (root.Get("input") is not { } input)
            throw new TranslationRefusedException("'input' is missing: send a text or an array of items.", "input");
        if (input.IsText())
        {
            messages.Add(new(ChatRole.User, [new TextPart(input.AsText("input"))]));
            return messages;
        }

        foreach (var item in root.Items("input"))
            ReadItem(item, messages);
        return messages;
    }

    private static void ReadItem(JsonElement item, List<ChatMessage> messages)
    {
        switch (item.Text("type") ?? "message")
        {
            case "message":
                ReadMessage(item, messages);
                break;
            case "function_call":
                Turn(ChatRole.Assistant, messages).Add(new ToolCallPart(item.NeedText("call_id"), item.NeedText("name"), item.Text("arguments") ?? ""));
                break;
            case "custom_tool_call":
                Turn(ChatRole.Assistant, messages).Add(new ToolCallPart(item.NeedText("call_id"), item.NeedText("name"), CustomTools.Arguments(item.Text("input") ?? "")));
                break;
            case "function_call_output" or "custom_tool_call_output":
                AddResult(new(item.NeedText("call_id"), ReadContent(item, "output")), messages);
                break;
            case "reasoning":
                Turn(ChatRole.Assistant, messages).Add(ReadReasoning(item));
                break;
            case var other:
                throw new TranslationRefusedException($"Input items of type '{other}' cannot be expressed for this provider: send the whole conversation as messages, calls of functions and custom tools, and their outputs; leave out what OpenAI's own tools left.", "input");
        }
    }

    /// <summary>Reads a <c>reasoning</c> item, of requests and answers alike.</summary>
    public static ThinkingPart ReadReasoning(JsonElement item)
    {
        var text = string.Join("\n\n", item.Items("summary").Concat(item.Items("content")).Select(piece => piece.Text("text")));
        return ThinkingPart.FromCarried(text, Signature.Parse(item.Text("encrypted_content"), SignatureOrigin.OpenAI));
    }

    private static void ReadMessage(JsonElement item, List<ChatMessage> messages)
    {
        switch (item.NeedText("role"))
        {
            case "assistant":
                Turn(ChatRole.Assistant, messages).AddRange(ReadContent(item, "content"));
                break;
            case "system" or "developer":
                messages.Add(new(ChatRole.System, ReadContent(item, "content")));
                break;
            case "user":
                messages.Add(new(ChatRole.User, ReadContent(item, "content")));
                break;
            case var other:
                throw new TranslationRefusedException($"Unknown role '{other}'.", "input");
        }
    }

    private static List<Part> Turn(ChatRole role, List<ChatMessage> messages)
    {
        if (messages is not [.., { } last] || last.Role != role)
            messages.Add(new(role, []));
        return messages[^1].Parts;
    }

    private static void AddResult(ToolResultPart result, List<ChatMessage> messages)
    {
        if (messages is [.., { Role: ChatRole.User } last] && last.Parts.TrueForAll(part => part is ToolResultPart))
            last.Parts.Add(result);
        else
            messages.Add(new(ChatRole.User, [result]));
    }

    private static List<Part> ReadContent(JsonElement owner, string member)
    {
        if (owner.Get(member) is not { } content)
            return [];
        if (content.IsText())
            return content.AsText(member) is { Length: > 0 } text ? [new TextPart(text)] : [];
        return [.. owner.Items(member).Select(ReadPart)];
    }

    private static Part ReadPart(JsonElement part)
    {
        var ttl = OpenAIChatMessageReader.CacheTtl(part);
        return part.NeedText("type") switch
        {
            "input_text" or "output_text" or "text" => new TextPart(part.NeedText("text")) { CacheTtl = ttl },
            "refusal" => new RefusalPart(part.NeedText("refusal")),
            "input_image" => (part.Text("image_url") is { } url
                ? OpenAIChatPartReader.OfUrl(MediaKind.Image, url)
                : new MediaPart(MediaKind.Image) { FileId = part.NeedText("file_id") }) with
            { Detail = part.Text("detail"), CacheTtl = ttl },
            "input_file" => ReadFile(part) with { Name = part.Text("filename"), CacheTtl = ttl },
            var other => throw new TranslationRefusedException($"Content of type '{other}' cannot be expressed for this provider.", "input"),
        };
    }

    private static MediaPart ReadFile(JsonElement part) =>
        part.Text("file_data") is { } data
            ? data.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
                ? OpenAIChatPartReader.OfUrl(MediaKind.Document, data)
                : new(MediaKind.Document) { MediaType = "application/pdf", Data = data }
        : part.Text("file_url") is { } url ? new(MediaKind.Document) { Url = url, MediaType = "application/pdf" }
        : new(MediaKind.Document) { FileId = part.NeedText("file_id") };
}
