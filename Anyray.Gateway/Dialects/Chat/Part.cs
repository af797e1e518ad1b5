namespace Anyray.Gateway.Dialects.Chat;

/// <summary>One piece of a message.</summary>
internal abstract record Part
{
    /// <summary>A cache breakpoint after this part: its lifetime, <c>5m</c> or <c>1h</c>; null = none.</summary>
    public string? CacheTtl { get; init; }
}

/// <summary>Plain text.</summary>
internal sealed record TextPart(string Text) : Part
{
    /// <summary>Gemini signs the text of a thinking model too.</summary>
    public Signature? Signature { get; init; }
}

/// <summary>The model's words for declining.</summary>
internal sealed record RefusalPart(string Text) : Part;

/// <summary>An image, document, audio clip or video.</summary>
internal sealed record MediaPart(MediaKind Kind) : Part
{
    /// <summary>IANA type, e.g. <c>image/png</c>; null when a URL does not tell.</summary>
    public string? MediaType { get; init; }

    /// <summary>Base64 of the bytes; exactly one of this, <see cref="Url"/>, <see cref="FileId"/> and <see cref="Text"/> is set.</summary>
    public string? Data { get; init; }

    /// <summary>Address the provider fetches.</summary>
    public string? Url { get; init; }

    /// <summary>Id of a file uploaded to one provider; means nothing to another.</summary>
    public string? FileId { get; init; }

    /// <summary>A document given as plain text.</summary>
    public string? Text { get; init; }

    /// <summary>File name or title.</summary>
    public string? Name { get; init; }

    /// <summary>OpenAI's <c>detail</c>.</summary>
    public string? Detail { get; init; }
}

/// <summary>The model asks for a tool.</summary>
/// <param name="Id">Ties the result to the call.</param>
/// <param name="Name">Tool name.</param>
/// <param name="Arguments">JSON text as the model wrote it; possibly not valid JSON.</param>
internal sealed record ToolCallPart(string Id, string Name, string Arguments) : Part
{
    /// <summary>Gemini's <c>thoughtSignature</c> of the call.</summary>
    public Signature? Signature { get; init; }
}

/// <summary>What a tool answered.</summary>
internal sealed record ToolResultPart(string CallId, List<Part> Content) : Part
{
    /// <summary>Tool name, where the dialect has it; else found by <see cref="CallId"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The tool failed.</summary>
    public bool IsError { get; init; }
}

/// <summary>The model's reasoning, or a summary of it.</summary>
internal sealed record ThinkingPart(string Text, Signature? Signature) : Part
{
    /// <summary>Encrypted reasoning without readable text (Anthropic's <c>redacted_thinking</c>, Bedrock's <c>redactedContent</c>).</summary>
    public bool Redacted { get; init; }

    private const string RedactedMark = "redacted:";

    /// <summary>The signature for a dialect that cannot tell redacted thinking apart; <see cref="FromCarried"/> reads it back.</summary>
    public Signature? Carried => Redacted && Signature is { } signature ? signature with { Value = RedactedMark + signature.Value } : Signature;

    /// <summary>Thinking from such a dialect.</summary>
    public static ThinkingPart FromCarried(string text, Signature? signature) =>
        signature is { Origin: SignatureOrigin.Anthropic } && signature.Value.StartsWith(RedactedMark, StringComparison.Ordinal)
            ? new("", signature with { Value = signature.Value[RedactedMark.Length..] }) { Redacted = true }
            : new(text, signature);
}
