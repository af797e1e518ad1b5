using System.Text.Json;
using Anyray.Contracts.Pricing;

namespace Anyray.Gateway.Dialects.Converse;

/// <summary>Bedrock's usage: <c>inputTokens</c> holds neither cache reads nor cache writes.</summary>
internal static class ConverseUsage
{
    public static TokenUsage Read(JsonElement usage)
    {
        var written = usage.Integer("cacheWriteInputTokens") ?? 0;
        long hour = 0;
        foreach (var detail in usage.Items("cacheDetails"))
            if (detail.Text("ttl") == "1h")
                hour += detail.Integer("inputTokens") ?? 0;
        hour = Math.Min(hour, written);
        return new()
        {
            Input = usage.Integer("inputTokens") ?? 0,
            CacheRead = usage.Integer("cacheReadInputTokens") ?? 0,
            CacheWrite5m = written - hour,
            CacheWrite1h = hour,
            Output = usage.Integer("outputTokens") ?? 0,
        };
    }
}
