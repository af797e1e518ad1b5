using System.Text;
using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Converse;

/// <summary>Reads ConverseStream events; their names are the frames' event types.</summary>
internal sealed class ConverseStreamReader(ChatRequest request) : IChatStreamReader
{
    private readonly bool _byTool = ConverseFormat.ByTool(request);
    private readonly StringBuilder _signature = new();
    private readonly StringBuilder _redacted = new();
    private bool _thinking;
    private bool _awaitsArguments;
    private int _tool = -1;

    public void Read(ReadOnlySpan<byte> name, JsonElement root, IChatStreamSink sink)
    {
        switch (Encoding.UTF8.GetString(name))
        {
            case "messageStart":
                sink.On(new StartEvent(null, null));
                break;
            case "contentBlockStart":
                if (root.GetProperty("start").Get("toolUse") is { } call)
                    StartTool(call, sink);
                break;
            case "contentBlockDelta":
                ReadDelta(root.GetProperty("delta"), sink);
                break;
            case "contentBlockStop":
                StopBlock(sink);
                break;
            case "messageStop":
                sink.On(new StopEvent(0, ConverseAnswer.ReadStop(root.NeedText("stopReason"), _byTool)));
                break;
            case "metadata":
                if (root.Get("usage") is { } usage)
                    sink.On(new UsageEvent(ConverseUsage.Read(usage)));
                break;
        }
    }

    private void StartTool(JsonElement call, IChatStreamSink sink)
    {
        _awaitsArguments = true;
        if (!_byTool)
            sink.On(new ToolStartEvent(0, ++_tool, call.NeedText("toolUseId"), call.NeedText("name")));
    }

    private void ReadDelta(JsonElement delta, IChatStreamSink sink)
    {
        if (delta.Text("text") is { } text)
            sink.On(new TextEvent(0, text));
        else if (delta.Get("toolUse") is { } call)
        {
            if (call.Text("input") is { Length: > 0 } input)
                Arguments(input, sink);
        }
        else if (delta.Get("reasoningContent") is { } reasoning)
            ReadReasoning(reasoning, sink);
    }

    private void ReadReasoning(JsonElement reasoning, IChatStreamSink sink)
    {
        if (reasoning.Text("redactedContent") is { } redacted)
        {
            _redacted.Append(redacted);
            return;
        }

        _thinking = true;
        _signature.Append(reasoning.Text("signature"));
        if (reasoning.Text("text") is { Length: > 0 } text)
            sink.On(new ThinkingEvent(0, text));
    }

    private void StopBlock(IChatStreamSink sink)
    {
        if (_awaitsArguments)
            Arguments("{}", sink);
        if (_thinking)
            sink.On(new ThinkingEndEvent(0, Signature.Parse(_signature.ToString(), SignatureOrigin.Anthropic)));
        if (_redacted.Length > 0)
            sink.On(new RedactedEvent(0, new(SignatureOrigin.Anthropic, _redacted.ToString())));
        _thinking = false;
        _signature.Clear();
        _redacted.Clear();
    }

    private void Arguments(string json, IChatStreamSink sink)
    {
        _awaitsArguments = false;
        sink.On(_byTool ? new TextEvent(0, json) : new ToolArgumentsEvent(0, _tool, json));
    }
}
