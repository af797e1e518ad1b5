using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>Reads responses stream events.</summary>
internal sealed class ResponsesStreamReader : IChatStreamReader
{
    private readonly Dictionary<string, int> _tools = [];
    private bool _refused;

    public void Read(ReadOnlySpan<byte> name, JsonElement root, IChatStreamSink sink)
    {
        switch (root.NeedText("type"))
        {
            case "response.created":
                var created = root.GetProperty("response");
                sink.On(new StartEvent(created.Text("id"), created.Text("model")));
                break;
            case "response.output_text.delta":
                sink.On(new TextEvent(0, root.NeedText("delta")));
                break;
            case "response.refusal.delta":
                _refused = true;
                sink.On(new RefusalEvent(0, root.NeedText("delta")));
                break;
            case "response.reasoning_summary_text.delta" or "response.reasoning_text.delta":
                sink.On(new ThinkingEvent(0, root.NeedText("delta")));
                break;
            case "response.output_item.added":
                StartItem(root.GetProperty("item"), sink);
                break;
            case "response.function_call_arguments.delta":
                sink.On(new ToolArgumentsEvent(0, _tools[root.NeedText("item_id")], root.NeedText("delta")));
                break;
            case "response.output_item.done":
                if (root.GetProperty("item") is var item && item.Text("type") == "reasoning")
                    sink.On(new ThinkingEndEvent(0, Signature.Parse(item.Text("encrypted_content"), SignatureOrigin.OpenAI)));
                break;
            case "response.completed" or "response.incomplete":
                var response = root.GetProperty("response");
                if (response.Get("usage") is { } usage)
                    sink.On(new UsageEvent(OpenAIUsage.ReadResponses(usage)));
                sink.On(new StopEvent(0, ResponsesAnswerReader.ReadStop(response, _tools.Count > 0, _refused)));
                break;
        }
    }

    private void StartItem(JsonElement item, IChatStreamSink sink)
    {
        if (item.Text("type") != "function_call")
            return;
        var tool = _tools.Count;
        _tools[item.NeedText("id")] = tool;
        sink.On(new ToolStartEvent(0, tool, item.NeedText("call_id"), item.NeedText("name")));
    }
}
