using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Writes the messages of a chat completions request.</summary>
internal sealed class OpenAIChatMessageWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    public void Write()
    {
        json.WriteStartArray("messages");
        foreach (var message in request.Messages)
        {
            switch (message.Role)
            {
                case ChatRole.System:
                    WriteContentMessage("system", message.Parts, message.Name);
                    break;
                case ChatRole.User:
                    WriteUser(message);
                    break;
                default:
                    WriteAssistant(message.Parts);
                    break;
            }
        }

        json.WriteEndArray();
    }

    /// <summary>Tool results become messages of their own, and must come right after the calls; they hold text only, so other content follows in a user message.</summary>
    private void WriteUser(ChatMessage message)
    {
        var rest = new List<Part>();
        foreach (var part in message.Parts)
        {
            if (part is not ToolResultPart result)
                continue;
            WriteResult(result);
            foreach (var media in result.Content.Where(content => content is MediaPart { Text: null }))
            {
                rest.Add(new TextPart($"Attached to the result of tool call {Id(result.CallId)}:"));
                rest.Add(media);
            }
        }

        rest.AddRange(message.Parts.Where(part => part is not ToolResultPart));
        if (rest.Count > 0)
            WriteContentMessage("user", rest, message.Name);
    }

    private void WriteResult(ToolResultPart result)
    {
        var text = string.Join('\n', result.Content.Select(part => part switch
        {
            TextPart { Text: var plain } => plain,
            MediaPart { Text: { } document } => document,
            _ => null,
        }).Where(piece => piece is not null));

        // The dialect has no flag for a failed tool; without a word the model would take the text for a result.
        if (result.IsError && !text.StartsWith("Error", StringComparison.OrdinalIgnoreCase))
            text = "Error: " + text;
        json.WriteStartObject();
        json.WriteString("role", "tool");
        json.WriteString("tool_call_id", Id(result.CallId));
        json.WriteString("content", text);
        json.WriteEndObject();
    }

    private void WriteContentMessage(string role, List<Part> parts, string? name)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        if (name is not null)
            json.WriteString("name", name);
        if (parts.Count == 0)
            json.WriteString("content", "");
        else if (parts is [TextPart { Text: var text }])
            json.WriteString("content", text);
        else
        {
            json.WriteStartArray("content");
            foreach (var part in parts)
                OpenAIChatPartWriter.Write(json, part, context);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteAssistant(List<Part> parts)
    {
        var calls = parts.OfType<ToolCallPart>().ToList();
        json.WriteStartObject();
        json.WriteString("role", "assistant");
        var text = ChatText.Join(parts);
        if (text.Length > 0 || calls.Count == 0)
            json.WriteString("content", text);
        else
            json.WriteNull("content");
        if (parts.OfType<RefusalPart>().FirstOrDefault() is { } refusal)
            json.WriteString("refusal", refusal.Text);

        // Open reasoning models want their thoughts back while they use tools; OpenAI's own API has no such member.
        if (!OpenAIModels.IsOwn(context.Provider) && calls.Count > 0
            && string.Concat(parts.OfType<ThinkingPart>().Where(part => part.Signature is null or { Origin: SignatureOrigin.None }).Select(part => part.Text)) is { Length: > 0 } thoughts)
            json.WriteString("reasoning_content", thoughts);
        if (calls.Count > 0)
            WriteCalls(calls);
        json.WriteEndObject();
    }

    private void WriteCalls(List<ToolCallPart> calls)
    {
        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id", Id(call.Id));
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WriteString("arguments", call.Arguments.Length == 0 ? "{}" : call.Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string Id(string id) => context.Provider == "mistral-ai" ? ToolIds.Nine(id) : ToolIds.Fit(id, 40);
}
