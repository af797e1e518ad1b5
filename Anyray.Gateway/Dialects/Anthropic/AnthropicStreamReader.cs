using System.Text;
using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>Reads message stream events.</summary>
internal sealed class AnthropicStreamReader : IChatStreamReader
{
    private readonly StringBuilder _signature = new();
    private TokenUsage _usage = TokenUsage.None;
    private string? _kind;
    private string? _wholeInput;
    private int _tool = -1;

    public void Read(ReadOnlySpan<byte> name, JsonElement root, IChatStreamSink sink)
    {
        switch (root.NeedText("type"))
        {
            case "message_start":
                var message = root.GetProperty("message");
                sink.On(new StartEvent(message.Text("id"), message.Text("model")));
                ReadUsage(message.Get("usage"), sink);
                break;
            case "content_block_start":
                StartBlock(root.GetProperty("content_block"), sink);
                break;
            case "content_block_delta":
                ReadDelta(root.GetProperty("delta"), sink);
                break;
            case "content_block_stop":
                StopBlock(sink);
                break;
            case "message_delta":
                ReadUsage(root.Get("usage"), sink);
                if (root.GetProperty("delta") is var delta && delta.Text("stop_reason") is { } reason)
                    sink.On(new StopEvent(0, AnthropicAnswer.ReadStop(reason)) { StopSequence = delta.Text("stop_sequence") });
                break;
        }
    }

    private void StartBlock(JsonElement block, IChatStreamSink sink)
    {
        _kind = block.NeedText("type");
        switch (_kind)
        {
            case "text" when block.Text("text") is { Length: > 0 } text:
                sink.On(new TextEvent(0, text));
                break;
            case "thinking":
                _signature.Clear().Append(block.Text("signature"));
                if (block.Text("thinking") is { Length: > 0 } thoughts)
                    sink.On(new ThinkingEvent(0, thoughts));
                break;
            case "redacted_thinking":
                sink.On(new RedactedEvent(0, new(SignatureOrigin.Anthropic, block.NeedText("data"))));
                break;
            case "tool_use":
                sink.On(new ToolStartEvent(0, ++_tool, block.NeedText("id"), block.NeedText("name")));
                // A tool without arguments may get no delta at all.
                _wholeInput = block.Get("input")?.GetRawText() ?? "{}";
                break;
        }
    }

    private void ReadDelta(JsonElement delta, IChatStreamSink sink)
    {
        switch (delta.NeedText("type"))
        {
            case "text_delta":
                sink.On(new TextEvent(0, delta.NeedText("text")));
                break;
            case "thinking_delta":
                sink.On(new ThinkingEvent(0, delta.NeedText("thinking")));
                break;
            case "signature_delta":
                _signature.Append(delta.NeedText("signature"));
                break;
            case "input_json_delta" when delta.NeedText("partial_json") is { Length: > 0 } json:
                _wholeInput = null;
                sink.On(new ToolArgumentsEvent(0, _tool, json));
                break;
        }
    }

    private void StopBlock(IChatStreamSink sink)
    {
        if (_kind == "thinking")
            sink.On(new ThinkingEndEvent(0, Signature.Parse(_signature.ToString(), SignatureOrigin.Anthropic)));
        else if (_kind == "tool_use" && _wholeInput is not null)
            sink.On(new ToolArgumentsEvent(0, _tool, _wholeInput));
        (_kind, _wholeInput) = (null, null);
    }

    private void ReadUsage(JsonElement? usage, IChatStreamSink sink)
    {
        if (usage is not { } reported)
            return;
        _usage = AnthropicUsage.Read(reported, _usage);
        sink.On(new UsageEvent(_usage));
    }
}
