using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Reads the parts of an answer.</summary>
internal static class GeminiPartReader
{
    /// <summary>One part; null for what other dialects have no place for, such as pictures in answers.</summary>
    /// <param name="part">The part.</param>
    /// <param name="answerId">Makes ids of calls that have none unique across turns.</param>
    /// <param name="calls">Calls read so far.</param>
    public static Part? Read(JsonElement part, string? answerId, ref int calls)
    {
        var signature = Signature.Parse(part.Text("thoughtSignature"), SignatureOrigin.Gemini);
        if (part.Get("functionCall") is { } call)
        {
            var id = call.Text("id") ?? $"call_{answerId}_{calls}";
            calls++;
            return new ToolCallPart(id, call.NeedText("name"), call.Get("args")?.GetRawText() ?? "{}") { Signature = signature };
        }

        var text = part.Text("text");
        if (part.Flag("thought") == true)
            return new ThinkingPart(text ?? "", signature);
        return text is null && signature is null ? null : new TextPart(text ?? "") { Signature = signature };
    }
}
