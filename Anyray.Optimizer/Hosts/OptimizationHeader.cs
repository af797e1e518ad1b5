using System.Text;
using System.Text.Json;

namespace Anyray.Optimizer.Hosts;

/// <summary>The value of <c>x-anyray-optimization</c>: what was done, content-free.</summary>
internal static class OptimizationHeader
{
    /// <summary>The header's name.</summary>
    public const string Name = "x-anyray-optimization";

    /// <summary>JSON with status, kinds, estimated tokens saved and whether the cache answered.</summary>
    public static string Of(HostDecision? decision)
    {
        if (decision is null) return """{"status":"error"}""";
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("status", "applied");
            json.WriteStartArray("kinds");
            foreach (var one in decision.Decisions) json.WriteStringValue(one.Kind);
            json.WriteEndArray();
            json.WriteNumber("estimatedTokensSaved", decision.EstimatedTokensSaved);
            json.WriteBoolean("cacheHit", decision.Cached is not null);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
