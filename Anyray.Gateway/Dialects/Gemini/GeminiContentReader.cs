using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Reads <c>systemInstruction</c> and <c>contents</c>. Calls need no id here: those without get one, and results find theirs by name, in order.</summary>
internal sealed class GeminiContentReader
{
    private readonly List<ToolCallPart> _open = [];
    private int _calls;

    public static List<ChatMessage> Read(JsonElement root)
    {
        if (root.Get("contents") is null)
            throw new TranslationRefusedException("'contents' is missing: send an array of contents.", "contents");
        var reader = new GeminiContentReader();
        var messages = new List<ChatMessage>();
        if (root.Either("systemInstruction") is { } system)
            messages.Add(new(ChatRole.System, system.IsText() ? [new TextPart(system.AsText("systemInstruction"))] : reader.ReadParts(system)));
        foreach (var content in root.Items("contents"))
            messages.Add(new(content.Text("role") == "model" ? ChatRole.Assistant : ChatRole.User, reader.ReadParts(content)));
        return messages;
    }

    private List<Part> ReadParts(JsonElement content)
    {
        var parts = new List<Part>();
        foreach (var item in content.Items("parts"))
        {
            var part = ReadPart(item);

            // Streamed thoughts come back in the pieces they were sent in; the signature is for the whole.
            if (part is ThinkingPart { Redacted: false } more && parts is [.., ThinkingPart { Signature: null } begun])
                parts[^1] = more with { Text = begun.Text + more.Text };
            else if (part is not TextPart { Text.Length: 0, Signature: null })
                parts.Add(part);
        }

        return parts;
    }

    private Part ReadPart(JsonElement part)
    {
        var signature = Signature.Parse(part.EitherText("thoughtSignature"), SignatureOrigin.Gemini);
        if (part.Get("text") is { } text)
            return part.Flag("thought") == true
                ? ThinkingPart.FromCarried(text.AsText("text"), signature)
                : new TextPart(text.AsText("text")) { Signature = signature };
        if (part.Either("functionCall") is { } call)
            return ReadCall(call, signature);
        if (part.Either("functionResponse") is { } response)
            return ReadResponse(response);
        if (part.Either("inlineData") is { } data)
            return GeminiMedia.Read(data);
        if (part.Either("fileData") is { } file)
            return GeminiMedia.ReadFile(file);

        // A signature may close a stream in a part without content.
        if (signature is not null)
            return new TextPart("") { Signature = signature };
        throw new TranslationRefusedException($"A part with {Names(part)} cannot be expressed for this provider. Leave it out, or use one of Google's.", "contents");
    }

    private ToolCallPart ReadCall(JsonElement call, Signature? signature)
    {
        var read = new ToolCallPart(call.Text("id") ?? $"call_{_calls++}", call.NeedText("name"), call.Get("args")?.GetRawText() ?? "{}") { Signature = signature };
        _open.Add(read);
        return read;
    }

    private ToolResultPart ReadResponse(JsonElement response)
    {
        var name = response.NeedText("name");
        var id = response.Text("id");
        var index = _open.FindIndex(call => id is null ? call.Name == name : call.Id == id);
        if (index >= 0)
        {
            id = _open[index].Id;
            _open.RemoveAt(index);
        }

        var (text, failed) = ReadResult(response.Get("response"));
        var content = new List<Part> { new TextPart(text) };
        content.AddRange(response.Items("parts").Select(part => part.Either("inlineData") is { } data ? GeminiMedia.Read(data) : GeminiMedia.ReadFile(part.Either("fileData") ?? part)));
        return new(id ?? name, content) { Name = name, IsError = failed };
    }

    /// <summary>The usual wrappers of a plain text result are taken off; anything else stays JSON.</summary>
    private static (string Text, bool Failed) ReadResult(JsonElement? response)
    {
        if (response is not { ValueKind: JsonValueKind.Object } result)
            return (response?.GetRawText() ?? "", false);
        if (result.GetPropertyCount() == 1)
            foreach (var member in result.EnumerateObject())
                if (member.Name is "output" or "result" or "error")
                    return (member.Value.IsText() ? member.Value.AsText(member.Name) : member.Value.GetRawText(), member.Name == "error");
        return (result.GetRawText(), false);
    }

    private static string Names(JsonElement part) => string.Join(", ", part.EnumerateObject().Select(member => $"'{member.Name}'"));
}
