using Anyray.Optimizer.Json;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Sessions;

/// <summary>The <c>cache_control</c> marks a client set: what they cover, and for how long.</summary>
internal readonly record struct CacheMarks(bool Prefix, bool Messages, bool OneHour)
{
    public static CacheMarks Of(RequestView view)
    {
        // Most bodies have none, and one search of the bytes says so.
        if (view.Body.Raw.IndexOf("\"cache_control\""u8) < 0) return default;
        var whole = view.Body["cache_control"u8].IsObject;
        var messages = whole || Has(view.MessagesNode);
        var prefix = messages || Has(view.ToolsNode) || Has(view.Body["system"u8]);
        return new CacheMarks(prefix, messages, view.Body.Raw.IndexOf("\"ttl\":\"1h\""u8) >= 0 || view.Body.Raw.IndexOf("\"ttl\": \"1h\""u8) >= 0);
    }

    private static bool Has(JsonNode node) => node.Exists && node.Raw.IndexOf("\"cache_control\""u8) >= 0;
}
