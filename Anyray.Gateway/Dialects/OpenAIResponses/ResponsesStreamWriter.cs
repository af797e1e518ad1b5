using System.Buffers;
using System.Text;
using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>Writes responses stream events: items open and close one after the other, and the last event repeats the whole response.</summary>
internal sealed class ResponsesStreamWriter(ChatRequest request, TranslationContext context) : IChatStreamWriter
{
    private readonly ResponsesAnswerWriter _answer = new(request, context);
    private readonly ResponsesStreamEvents _events = new();
    private readonly List<ResponsesItem> _done = [];
    private readonly StringBuilder _text = new();
    private StartEvent _start = new(null, null);
    private StopEvent? _stop;
    private TokenUsage? _usage;
    private ResponsesItem? _open;
    private CustomInput? _input;
    private int _tool = -1;
    private bool _begun;

    public void Write(ChatEvent item, IBufferWriter<byte> output)
    {
        if (item.Choice > 0)
            return;
        switch (item)
        {
            case StartEvent start:
                _start = start;
                Begin(output);
                break;
            case UsageEvent usage:
                _usage = usage.Usage;
                break;
            case StopEvent stop:
                _stop = stop;
                break;
            case TextEvent { Text.Length: > 0 } text:
                Delta<TextPart>(text.Text, new TextPart(""), output);
                break;
            case RefusalEvent refusal:
                Delta<RefusalPart>(refusal.Text, new RefusalPart(""), output);
                break;
            case ThinkingEvent thinking:
                Delta<ThinkingPart>(thinking.Text, new ThinkingPart("", null), output);
                break;
            case ThinkingEndEvent { Signature: var signature }:
                Sign(new ThinkingPart("", signature), output);
                break;
            case RedactedEvent redacted:
                Close(output);
                Sign(new ThinkingPart("", redacted.Signature) { Redacted = true }, output);
                break;
            case ToolStartEvent start:
                if (start.Signature is not null)
                    Sign(new ThinkingPart("", start.Signature), output);
                Close(output);
                _tool = start.Tool;
                Open(new ToolCallPart(start.Id, start.Name, ""), output);
                break;
            case ToolArgumentsEvent arguments:
                if (arguments.Tool != _tool || _open?.Part is not ToolCallPart)
                    throw new JsonException("The provider mixed the arguments of several tool calls.");
                Append(_input is { } input ? input.Add(arguments.Json) : arguments.Json, output);
                break;
        }
    }

    public void End(IBufferWriter<byte> output)
    {
        Begin(output);
        Close(output);
        var stop = _stop?.Reason ?? StopReason.EndTurn;
        var complete = ResponsesAnswerWriter.Reason(stop) is null;
        Response(complete ? "response.completed" : "response.incomplete", stop, output);
    }

    public void Fail(string type, string message, IBufferWriter<byte> output)
    {
        var json = _events.Begin("error", output);
        json.WriteString("code", type);
        json.WriteString("message", message);
        json.WriteNull("param");
        json.WriteString("request_id", context.RequestId);
        _events.End(json);
    }

    private void Begin(IBufferWriter<byte> output)
    {
        if (_begun)
            return;
        _begun = true;
        Response("response.created", null, output);
        Response("response.in_progress", null, output);
    }

    private void Delta<T>(string text, Part empty, IBufferWriter<byte> output)
        where T : Part
    {
        if (_open?.Part is not T)
        {
            Close(output);
            Open(empty, output);
        }

        Append(text, output);
    }

    /// <summary>Ends the open reasoning with a signature, or makes an item that is nothing but one.</summary>
    private void Sign(ThinkingPart part, IBufferWriter<byte> output)
    {
        if (_open?.Part is not ThinkingPart)
        {
            if (part.Signature is null)
                return;
            Close(output);
            Open(part, output);
        }

        _open = _open! with { Part = part };
        Close(output);
    }

    private void Open(Part part, IBufferWriter<byte> output)
    {
        Begin(output);
        _text.Clear();
        _open = ResponsesItem.Of(part, _answer.Id(_start.Id), _done.Count, request);
        _input = _open.Custom ? new() : null;
        _events.Item("response.output_item.added", _open, _done.Count, "in_progress", output);
        if (part is TextPart or RefusalPart)
            _events.ContentPart("response.content_part.added", _open, _done.Count, output);
    }

    private void Append(string text, IBufferWriter<byte> output)
    {
        if (text.Length == 0)
            return;
        if (_open!.Part is ThinkingPart && _text.Length == 0)
            _events.Summary("response.reasoning_summary_part.added", _open, _done.Count, "", output);
        _text.Append(text);
        _events.Text("delta", _open, _done.Count, text, output);
    }

    private void Close(IBufferWriter<byte> output)
    {
        if (_open is not { } item)
            return;
        if (_input is { } input)
            Append(input.End(), output);
        var text = _text.ToString();
        if (_input is null && item.Part is ToolCallPart && text.Length == 0)
            text = "{}";
        _open = item with
        {
            Part = item.Part switch
            {
                ToolCallPart call => call with { Arguments = _input is null ? text : CustomTools.Arguments(text) },
                RefusalPart => new RefusalPart(text),
                ThinkingPart thinking => thinking with { Text = text },
                _ => new TextPart(text),
            },
        };
        if (item.Part is not ThinkingPart || text.Length > 0)
        {
            _events.Text("done", _open, _done.Count, text, output);
            if (item.Part is ThinkingPart)
                _events.Summary("response.reasoning_summary_part.done", _open, _done.Count, text, output);
            else if (item.Part is not ToolCallPart)
                _events.ContentPart("response.content_part.done", _open, _done.Count, output);
        }

        _events.Item("response.output_item.done", _open, _done.Count, "completed", output);
        _done.Add(_open);
        _open = null;
        _input = null;
    }

    private void Response(string type, StopReason? stop, IBufferWriter<byte> output)
    {
        var json = _events.Begin(type, output);
        json.WritePropertyName("response");
        _answer.Write(json, _start.Id, _start.Model, _done, stop, stop is null ? null : _usage);
        _events.End(json);
    }
}
