using System.Text.Json;
using Anyray.Contracts.Pricing;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>Anthropic's usage: <c>input_tokens</c> holds neither cache reads nor cache writes.</summary>
internal static class AnthropicUsage
{
    /// <summary>Reads a usage object; what it leaves out or has as null stays as it was in <paramref name="before"/>.</summary>
    public static TokenUsage Read(JsonElement usage, TokenUsage? before = null)
    {
        before ??= TokenUsage.None;
        var written = usage.Integer("cache_creation_input_tokens");
        var creation = usage.Get("cache_creation");
        var hour = creation?.Integer("ephemeral_1h_input_tokens") ?? (written is null ? before.CacheWrite1h : Math.Min(before.CacheWrite1h, written.Value));
        return new()
        {
            Input = usage.Integer("input_tokens") ?? before.Input,
            CacheRead = usage.Integer("cache_read_input_tokens") ?? before.CacheRead,
            CacheWrite1h = hour,
            CacheWrite5m = creation?.Integer("ephemeral_5m_input_tokens") ?? (written is { } all ? all - hour : before.CacheWrite5m),
            Output = usage.Integer("output_tokens") ?? before.Output,
            Reasoning = usage.Get("output_tokens_details")?.Integer("thinking_tokens") ?? before.Reasoning,
        };
    }

    /// <summary>Writes a usage object.</summary>
    public static void Write(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteStartObject();
        json.WriteNumber("input_tokens", usage.Input);
        json.WriteNumber("cache_creation_input_tokens", usage.CacheWrite5m + usage.CacheWrite1h);
        json.WriteNumber("cache_read_input_tokens", usage.CacheRead);
        json.WriteStartObject("cache_creation");
        json.WriteNumber("ephemeral_5m_input_tokens", usage.CacheWrite5m);
        json.WriteNumber("ephemeral_1h_input_tokens", usage.CacheWrite1h);
        json.WriteEndObject();
        json.WriteNumber("output_tokens", usage.Output);
        if (usage.Reasoning > 0)
        {
            json.WriteStartObject("output_tokens_details");
            json.WriteNumber("thinking_tokens", usage.Reasoning);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
