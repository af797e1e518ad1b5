using System.Text.Json;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Metering;

/// <summary>The web searches of a Responses answer: they are billed by the call and stand in its output, not in its usage.</summary>
internal static class SearchCalls
{
    /// <summary>The searches in the list of output that an answer, or the event that ends one, holds; opening a page that was found is free.</summary>
    public static long Count(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\"web_search_call\""u8) < 0) return 0;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 512 });
        var answer = JsonElement.ParseValue(ref reader);
        var searches = 0;
        try
        {
            foreach (var item in (answer.Get("response") ?? answer).Items("output"))
                if (item.Text("type") == "web_search_call" && item.Get("action")?.Text("type") is null or "search") searches++;
        }
        catch (ShapeException)
        {
            // Not what an answer looks like: no reason to fail it.
        }
        return searches;
    }
}
