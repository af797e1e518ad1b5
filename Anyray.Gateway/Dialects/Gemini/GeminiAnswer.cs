using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>A <c>GenerateContentResponse</c>.</summary>
internal static class GeminiAnswer
{
    public static ChatAnswer Read(JsonElement root)
    {
        var id = root.Text("responseId");
        var choices = root.Items("candidates").Select(candidate => ReadCandidate(candidate, id)).ToList();
        if (choices.Count == 0)
            choices.Add(root.Get("promptFeedback")?.Text("blockReason") is not null
                ? new([], StopReason.Refusal)
                : throw new ShapeException("candidates", "an array with an answer"));
        return new(choices)
        {
            Id = id,
            Model = root.Text("modelVersion"),
            Usage = root.Get("usageMetadata") is { } usage ? GeminiUsage.Read(usage) : null,
        };
    }

    public static void Write(Utf8JsonWriter json, ChatAnswer answer, TranslationContext context)
    {
        json.WriteStartObject();
        json.WriteStartArray("candidates");
        for (var i = 0; i < answer.Choices.Count; i++)
        {
            var choice = answer.Choices[i];
            json.WriteStartObject();
            json.WriteStartObject("content");
            json.WriteStartArray("parts");
            foreach (var part in choice.Parts)
                GeminiPartWriter.Write(json, part);
            json.WriteEndArray();
            json.WriteString("role", "model");
            json.WriteEndObject();
            json.WriteString("finishReason", Name(choice.Stop));
            json.WriteNumber("index", i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTail(json, answer.Id, answer.Model, answer.Usage, context);
        json.WriteEndObject();
    }

    /// <summary>The members every answer and chunk ends with.</summary>
    public static void WriteTail(Utf8JsonWriter json, string? id, string? model, Contracts.Pricing.TokenUsage? usage, TranslationContext context)
    {
        if (usage is { } known)
            GeminiUsage.Write(json, known);
        json.WriteString("modelVersion", model ?? context.ModelAsked);
        json.WriteString("responseId", id ?? context.RequestId);
    }

    /// <summary>The finish reason's name.</summary>
    public static string Name(StopReason reason) => reason switch
    {
        StopReason.MaxTokens or StopReason.ContextWindow => "MAX_TOKENS",
        StopReason.Refusal => "SAFETY",
        _ => "STOP",
    };

    /// <summary>Reads a finish reason. Whatever is neither an end nor a limit was stopped by Google, and must not look complete.</summary>
    public static StopReason ReadStop(string reason, bool askedTools) => reason switch
    {
        "STOP" => askedTools ? StopReason.ToolUse : StopReason.EndTurn,
        "MAX_TOKENS" or "CONTINUATION" => StopReason.MaxTokens,
        _ => StopReason.Refusal,
    };

    private static ChatChoice ReadCandidate(JsonElement candidate, string? id)
    {
        var parts = new List<Part>();
        var calls = 0;
        foreach (var part in candidate.Get("content")?.Items("parts") ?? [])
        {
            var read = GeminiPartReader.Read(part, id, ref calls);
            if (read is not null)
                parts.Add(read);
        }

        return new(parts, ReadStop(candidate.NeedText("finishReason"), calls > 0));
    }
}
