using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAICompletions;

/// <summary>Writes a <c>text_completion</c>.</summary>
internal static class CompletionsAnswer
{
    public static void Write(Utf8JsonWriter json, ChatAnswer answer, TranslationContext context)
    {
        json.WriteStartObject();
        WriteHead(json, answer.Id, answer.Model, context);
        json.WriteStartArray("choices");
        for (var i = 0; i < answer.Choices.Count; i++)
            WriteChoice(json, i, Text(answer.Choices[i].Parts), Name(answer.Choices[i].Stop));
        json.WriteEndArray();
        if (answer.Usage is { } usage)
        {
            json.WritePropertyName("usage");
            OpenAIUsage.Write(json, usage);
        }

        json.WriteEndObject();
    }

    /// <summary>The members every answer and chunk begins with.</summary>
    public static void WriteHead(Utf8JsonWriter json, string? id, string? model, TranslationContext context)
    {
        id ??= context.RequestId;
        json.WriteString("id", id.StartsWith("cmpl-", StringComparison.Ordinal) ? id : "cmpl-" + id);
        json.WriteString("object", "text_completion");
        json.WriteNumber("created", context.Now.ToUnixTimeSeconds());
        json.WriteString("model", model ?? context.ModelAsked);
    }

    /// <summary>Writes one choice.</summary>
    public static void WriteChoice(Utf8JsonWriter json, int index, string text, string? finish)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteNumber("index", index);
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
    }

    /// <summary>The finish reason's name; there are no tools here.</summary>
    public static string Name(StopReason stop) => stop == StopReason.ToolUse ? "stop" : OpenAIChatAnswer.Name(stop);

    private static string Text(List<Part> parts) =>
        string.Concat(parts.Select(part => part switch { TextPart text => text.Text, RefusalPart refusal => refusal.Text, _ => "" }));
}
