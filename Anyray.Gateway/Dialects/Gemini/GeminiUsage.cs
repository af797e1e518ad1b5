using System.Text.Json;
using Anyray.Contracts.Pricing;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Gemini's usage: <c>promptTokenCount</c> holds the cached tokens, <c>candidatesTokenCount</c> does not hold the thoughts.</summary>
internal static class GeminiUsage
{
    public static TokenUsage Read(JsonElement usage)
    {
        var prompt = usage.Integer("promptTokenCount") ?? 0;
        var cached = Math.Min(prompt, usage.Integer("cachedContentTokenCount") ?? 0);
        var thoughts = usage.Integer("thoughtsTokenCount") ?? 0;
        return new()
        {
            Input = prompt - cached + (usage.Integer("toolUsePromptTokenCount") ?? 0),
            CacheRead = cached,
            Output = (usage.Integer("candidatesTokenCount") ?? 0) + thoughts,
            Reasoning = thoughts,
        };
    }

    public static void Write(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteStartObject("usageMetadata");
        json.WriteNumber("promptTokenCount", usage.TotalInput);
        json.WriteNumber("candidatesTokenCount", usage.Output - usage.Reasoning);
        if (usage.CacheRead > 0)
            json.WriteNumber("cachedContentTokenCount", usage.CacheRead);
        if (usage.Reasoning > 0)
            json.WriteNumber("thoughtsTokenCount", usage.Reasoning);
        json.WriteNumber("totalTokenCount", usage.TotalInput + usage.Output);
        json.WriteEndObject();
    }
}
