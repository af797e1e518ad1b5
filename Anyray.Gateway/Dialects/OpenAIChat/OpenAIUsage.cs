using System.Text.Json;
using Anyray.Contracts.Pricing;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>OpenAI's usage: <c>prompt_tokens</c> holds cached and cache-written ones, <c>completion_tokens</c> the reasoning.</summary>
internal static class OpenAIUsage
{
    /// <summary>Reads chat's and completions' names.</summary>
    public static TokenUsage Read(JsonElement usage) => Read(usage, "prompt_tokens", "completion_tokens");

    /// <summary>Reads the Responses API's names.</summary>
    public static TokenUsage ReadResponses(JsonElement usage) => Read(usage, "input_tokens", "output_tokens");

    /// <summary>Writes chat's and completions' names.</summary>
    public static void Write(Utf8JsonWriter json, TokenUsage usage) => Write(json, usage, "prompt_tokens", "completion_tokens");

    /// <summary>Writes the Responses API's names.</summary>
    public static void WriteResponses(Utf8JsonWriter json, TokenUsage usage) => Write(json, usage, "input_tokens", "output_tokens");

    private static TokenUsage Read(JsonElement usage, string input, string output)
    {
        var all = usage.Integer(input) ?? 0;
        var details = usage.Get(input + "_details");
        var cached = Math.Min(all, details?.Integer("cached_tokens") ?? usage.Integer("prompt_cache_hit_tokens") ?? 0);
        var written = Math.Min(all - cached, details?.Integer("cache_write_tokens") ?? 0);
        return new()
        {
            Input = all - cached - written,
            CacheRead = cached,
            CacheWrite5m = written,
            Output = usage.Integer(output) ?? 0,
            Reasoning = usage.Get(output + "_details")?.Integer("reasoning_tokens") ?? 0,
        };
    }

    private static void Write(Utf8JsonWriter json, TokenUsage usage, string input, string output)
    {
        json.WriteStartObject();
        json.WriteNumber(input, usage.TotalInput);
        json.WriteNumber(output, usage.Output);
        json.WriteNumber("total_tokens", usage.TotalInput + usage.Output);
        json.WriteStartObject(input + "_details");
        json.WriteNumber("cached_tokens", usage.CacheRead);
        json.WriteNumber("cache_write_tokens", usage.CacheWrite5m + usage.CacheWrite1h);
        json.WriteEndObject();
        json.WriteStartObject(output + "_details");
        json.WriteNumber("reasoning_tokens", usage.Reasoning);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
