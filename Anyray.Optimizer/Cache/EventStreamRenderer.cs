using System.Text.Json.Nodes;

namespace Anyray.Optimizer.Cache;

/// <summary>Renders a cached answer as the event stream its dialect would have sent.</summary>
internal static class EventStreamRenderer
{
    public static string Render(byte[] answer)
    {
        var body = JsonNode.Parse(answer)!.AsObject();
        if (CompleteAnswer.Text(body["type"]) == "message") return AnthropicStream.Render(body);
        return CompleteAnswer.Text(body["object"]) == "response" ? ResponsesStream.Render(body) : ChatStream.Render(body);
    }
}
