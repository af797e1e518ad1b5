using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>Reads content blocks, of requests and of answers.</summary>
internal static class AnthropicBlockReader
{
    /// <summary>Content given as a string or as blocks.</summary>
    public static List<Part> ReadContent(JsonElement owner, string member)
    {
        if (owner.Get(member) is not { } content)
            return [];
        if (content.IsText())
            return content.AsText(member) is { Length: > 0 } text ? [new TextPart(text)] : [];
        return [.. owner.Items(member).Select(Read)];
    }

    /// <summary>A cache breakpoint's lifetime.</summary>
    public static string? CacheTtl(JsonElement block) => block.Get("cache_control") is { } control ? control.Text("ttl") ?? "5m" : null;

    /// <summary>One block.</summary>
    public static Part Read(JsonElement block)
    {
        var ttl = CacheTtl(block);
        return block.NeedText("type") switch
        {
            "text" => new TextPart(block.NeedText("text")) { CacheTtl = ttl },
            "image" => ReadMedia(block, MediaKind.Image) with { CacheTtl = ttl },
            "document" => ReadMedia(block, MediaKind.Document) with { CacheTtl = ttl, Name = block.Text("title") },
            "tool_use" => new ToolCallPart(block.NeedText("id"), block.NeedText("name"), block.Get("input")?.GetRawText() ?? "{}") { CacheTtl = ttl },
            "tool_result" => new ToolResultPart(block.NeedText("tool_use_id"), ReadContent(block, "content"))
            {
                IsError = block.Flag("is_error") ?? false,
                CacheTtl = ttl,
            },
            "thinking" => new ThinkingPart(block.Text("thinking") ?? "", Signature.Parse(block.Text("signature"), SignatureOrigin.Anthropic)),
            "redacted_thinking" => new ThinkingPart("", Signature.Parse(block.NeedText("data"), SignatureOrigin.Anthropic)) { Redacted = true },
            "search_result" => new TextPart(ReadSearchResult(block)) { CacheTtl = ttl },
            var other => throw new TranslationRefusedException(
                $"Content of type '{other}' is Anthropic's own and cannot be expressed for this provider. Leave it out of the conversation, or use a provider that speaks Anthropic's dialect.", "messages"),
        };
    }

    private static string ReadSearchResult(JsonElement block) =>
        $"{block.Text("title")}\n{block.Text("source")}\n{ChatText.Join(ReadContent(block, "content"), "\n")}";

    private static MediaPart ReadMedia(JsonElement block, MediaKind kind)
    {
        var source = block.GetProperty("source");
        return source.NeedText("type") switch
        {
            "base64" => new(kind) { MediaType = source.NeedText("media_type"), Data = source.NeedText("data") },
            "url" => new(kind) { Url = source.NeedText("url"), MediaType = kind == MediaKind.Document ? "application/pdf" : null },
            "text" => new(kind) { MediaType = "text/plain", Text = source.NeedText("data") },
            "content" => new(kind) { MediaType = "text/plain", Text = ChatText.Join(ReadContent(source, "content"), "\n") },
            "file" => new(kind) { FileId = source.NeedText("file_id") },
            var other => throw new TranslationRefusedException($"Unknown source type '{other}'.", "messages"),
        };
    }
}
