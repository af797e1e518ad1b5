using System.Buffers;
using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.Framing;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>
/// Writes message stream events. Blocks follow each other; the last usage and the stop reason are told together in
/// <c>message_delta</c>, when the provider's stream is over, because other dialects report usage last.
/// </summary>
internal sealed class AnthropicStreamWriter(TranslationContext context) : IChatStreamWriter
{
    private readonly FrameWriter _frames = new();
    private StartEvent _start = new(null, null);
    private StopEvent? _stop;
    private TokenUsage _usage = TokenUsage.None;
    private bool _begun;
    private int _block = -1;
    private Type? _open;
    private int _tool = -1;

    public void Write(ChatEvent item, IBufferWriter<byte> output)
    {
        // Other dialects may number several answers; this one has room for the first.
        if (item.Choice > 0)
            return;
        switch (item)
        {
            case StartEvent start:
                _start = start;
                Begin(output);
                break;
            case UsageEvent { Usage: var usage }:
                _usage = usage;
                break;
            case StopEvent stop:
                _stop = stop;
                break;
            case TextEvent { Text.Length: > 0 } text:
                Open(typeof(TextEvent), output);
                Delta(output, "text_delta", "text", text.Text);
                break;
            case RefusalEvent refusal:
                Open(typeof(TextEvent), output);
                Delta(output, "text_delta", "text", refusal.Text);
                break;
            case ThinkingEvent thinking:
                Open(typeof(ThinkingEvent), output);
                Delta(output, "thinking_delta", "thinking", thinking.Text);
                break;
            case ThinkingEndEvent end:
                if (_open == typeof(ThinkingEvent) || end.Signature is not null)
                {
                    Open(typeof(ThinkingEvent), output);
                    Close(output, end.Signature);
                }

                break;
            case RedactedEvent redacted:
                Begin(output);
                Close(output);
                StartBlock(output, json => AnthropicBlockWriter.WriteThinking(json, null, redacted.Signature));
                StopBlock(output);
                break;
            case ToolStartEvent start:
                StartTool(start, output);
                break;
            case ToolArgumentsEvent arguments:
                if (arguments.Tool != _tool || _open != typeof(ToolStartEvent))
                    throw new JsonException("The provider mixed the arguments of several tool calls.");
                Delta(output, "input_json_delta", "partial_json", arguments.Json);
                break;
        }
    }

    public void End(IBufferWriter<byte> output)
    {
        Begin(output);
        Close(output);
        var json = Frame(output, "message_delta"u8, "message_delta");
        json.WriteStartObject("delta");
        json.WriteString("stop_reason", AnthropicAnswer.Name(_stop?.Reason ?? StopReason.EndTurn));
        json.WriteString("stop_sequence", _stop?.StopSequence);
        json.WriteEndObject();
        json.WritePropertyName("usage");
        AnthropicUsage.Write(json, _usage);
        EndFrame(json);
        EndFrame(Frame(output, "message_stop"u8, "message_stop"));
    }

    public void Fail(string type, string message, IBufferWriter<byte> output)
    {
        var json = Frame(output, "error"u8, "error");
        json.WriteStartObject("error");
        json.WriteString("type", type);
        json.WriteString("message", message);
        json.WriteEndObject();
        json.WriteString("request_id", context.RequestId);
        EndFrame(json);
    }

    private void StartTool(ToolStartEvent start, IBufferWriter<byte> output)
    {
        // A Gemini call brings its own signature; a thinking block can carry it here.
        if (start.Signature is not null)
        {
            Open(typeof(ThinkingEvent), output);
            Close(output, start.Signature);
        }

        Begin(output);
        Close(output);
        _tool = start.Tool;
        _open = typeof(ToolStartEvent);
        StartBlock(output, json => AnthropicBlockWriter.WritePart(json, new ToolCallPart(start.Id, start.Name, ""), context));
    }

    private void Open(Type kind, IBufferWriter<byte> output)
    {
        Begin(output);
        if (_open == kind)
            return;
        Close(output);
        _open = kind;
        StartBlock(output, json =>
        {
            var thinking = kind == typeof(ThinkingEvent);
            json.WriteStartObject();
            json.WriteString("type", thinking ? "thinking" : "text");
            json.WriteString(thinking ? "thinking" : "text", "");
            if (thinking)
                json.WriteString("signature", "");
            json.WriteEndObject();
        });
    }

    private void Close(IBufferWriter<byte> output, Signature? signature = null)
    {
        if (_open is null)
            return;
        if (_open == typeof(ThinkingEvent))
            Delta(output, "signature_delta", "signature", (signature ?? Signature.None).ToText(SignatureOrigin.Anthropic));
        _open = null;
        StopBlock(output);
    }

    private void Begin(IBufferWriter<byte> output)
    {
        if (_begun)
            return;
        _begun = true;
        var json = Frame(output, "message_start"u8, "message_start");
        json.WriteStartObject("message");
        AnthropicAnswer.WriteHead(json, _start.Id, _start.Model, context);
        json.WriteStartArray("content");
        json.WriteEndArray();
        json.WriteNull("stop_reason");
        json.WriteNull("stop_sequence");
        json.WritePropertyName("usage");
        AnthropicUsage.Write(json, _usage);
        json.WriteEndObject();
        EndFrame(json);
    }

    private void StartBlock(IBufferWriter<byte> output, Action<Utf8JsonWriter> block)
    {
        var json = Frame(output, "content_block_start"u8, "content_block_start");
        json.WriteNumber("index", ++_block);
        json.WritePropertyName("content_block");
        block(json);
        EndFrame(json);
    }

    private void StopBlock(IBufferWriter<byte> output)
    {
        var json = Frame(output, "content_block_stop"u8, "content_block_stop");
        json.WriteNumber("index", _block);
        EndFrame(json);
    }

    private void Delta(IBufferWriter<byte> output, string type, string member, string value)
    {
        var json = Frame(output, "content_block_delta"u8, "content_block_delta");
        json.WriteNumber("index", _block);
        json.WriteStartObject("delta");
        json.WriteString("type", type);
        json.WriteString(member, value);
        json.WriteEndObject();
        EndFrame(json);
    }

    private Utf8JsonWriter Frame(IBufferWriter<byte> output, ReadOnlySpan<byte> name, string type)
    {
        var json = _frames.Begin(output, name);
        json.WriteStartObject();
        json.WriteString("type", type);
        return json;
    }

    private void EndFrame(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        _frames.End();
    }
}
