using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>Reads a <c>response</c>.</summary>
internal static class ResponsesAnswerReader
{
    public static ChatAnswer Read(JsonElement root)
    {
        var parts = new List<Part>();
        foreach (var item in root.Items("output"))
            ReadItem(item, parts);
        return new([new(parts, ReadStop(root, parts.Exists(part => part is ToolCallPart), parts.Exists(part => part is RefusalPart)))])
        {
            Id = root.Text("id"),
            Model = root.Text("model"),
            Usage = root.Get("usage") is { } usage ? OpenAIUsage.ReadResponses(usage) : null,
        };
    }

    /// <summary>Why the answer ended; a response that failed is no answer.</summary>
    public static StopReason ReadStop(JsonElement response, bool askedTools, bool refused) => response.Text("status") switch
    {
        "completed" => refused ? StopReason.Refusal : askedTools ? StopReason.ToolUse : StopReason.EndTurn,
        "incomplete" => response.Get("incomplete_details")?.Text("reason") == "content_filter" ? StopReason.Refusal : StopReason.MaxTokens,
        _ => throw new ShapeException("status", "completed or incomplete"),
    };

    private static void ReadItem(JsonElement item, List<Part> parts)
    {
        switch (item.NeedText("type"))
        {
            case "reasoning":
                parts.Add(ResponsesInputReader.ReadReasoning(item));
                break;
            case "function_call":
                parts.Add(new ToolCallPart(item.NeedText("call_id"), item.NeedText("name"), item.Text("arguments") ?? ""));
                break;
            case "message":
                foreach (var part in item.Items("content"))
                {
                    if (part.Text("type") == "refusal")
                        parts.Add(new RefusalPart(part.NeedText("refusal")));
                    else if (part.Text("text") is { } text)
                        parts.Add(new TextPart(text));
                }

                break;
        }
    }
}
