using System.Buffers;
using System.Text;
using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.Framing;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>Writes responses stream events: items open and close one after the other, and the last event repeats the whole response.</summary>
internal sealed class ResponsesStreamWriter(ChatRequest request, TranslationContext context) : IChatStreamWriter
{
    private readonly ResponsesAnswerWriter _answer = new(request, context);
    private readonly FrameWriter _frames = new();
    private readonly List<ResponsesItem> _done = [];
    private readonly StringBuilder _text = new();
    private StartEvent _start = new(null, null);
    private StopEvent? _stop;
    private TokenUsage? _usage;
    private ResponsesItem? _open;
    private int _tool = -1;
    private int _sequence;
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
                Append(arguments.Json, output);
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
        var json = Event("error", output);
        json.WriteString("code", type);
        json.WriteString("message", message);
        json.WriteNull("param");
        json.WriteString("request_id", context.RequestId);
        EndEvent(json);
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
        _open = ResponsesItem.Of(part, _answer.Id(_start.Id), _done.Count);
        Item("response.output_item.added", _open, "in_progress", output);
        if (part is TextPart or RefusalPart)
            ContentPart("response.content_part.added", output);
    }

    private void Append(string text, IBufferWriter<byte> output)
    {
        if (_open!.Part is ThinkingPart && _text.Length == 0)
            Summary("response.reasoning_summary_part.added", "", output);
        _text.Append(text);
        var json = At(Name("delta"), output);
        json.WriteString("delta", text);
        EndDelta(json);
    }

    private void Close(IBufferWriter<byte> output)
    {
        if (_open is not { } item)
            return;
        var text = _text.ToString();
        if (item.Part is ToolCallPart && text.Length == 0)
            text = "{}";
        _open = item with
        {
            Part = item.Part switch
            {
                ToolCallPart call => call with { Arguments = text },
                RefusalPart => new RefusalPart(text),
                ThinkingPart thinking => thinking with { Text = text },
                _ => new TextPart(text),
            },
        };
        if (item.Part is not ThinkingPart || text.Length > 0)
        {
            var json = At(Name("done"), output);
            if (item.Part is ToolCallPart { Name: var name })
                json.WriteString("name", name);
            json.WriteString(item.Part switch { ToolCallPart => "arguments", RefusalPart => "refusal", _ => "text" }, text);
            EndDelta(json);
            if (item.Part is ThinkingPart)
                Summary("response.reasoning_summary_part.done", text, output);
            else if (item.Part is not ToolCallPart)
                ContentPart("response.content_part.done", output);
        }

        Item("response.output_item.done", _open, "completed", output);
        _done.Add(_open);
        _open = null;
    }

    private string Name(string step) => _open!.Part switch
    {
        ToolCallPart => "response.function_call_arguments." + step,
        RefusalPart => "response.refusal." + step,
        ThinkingPart => "response.reasoning_summary_text." + step,
        _ => "response.output_text." + step,
    };

    private void EndDelta(Utf8JsonWriter json)
    {
        if (_open!.Part is TextPart)
        {
            json.WriteStartArray("logprobs");
            json.WriteEndArray();
        }

        EndEvent(json);
    }

    private void ContentPart(string type, IBufferWriter<byte> output)
    {
        var json = At(type, output);
        json.WritePropertyName("part");
        ResponsesItem.WriteContent(json, _open!.Part);
        EndEvent(json);
    }

    private void Summary(string type, string text, IBufferWriter<byte> output)
    {
        var json = At(type, output);
        json.WriteStartObject("part");
        json.WriteString("type", "summary_text");
        json.WriteString("text", text);
        json.WriteEndObject();
        EndEvent(json);
    }

    private void Item(string type, ResponsesItem item, string status, IBufferWriter<byte> output)
    {
        var json = Event(type, output);
        json.WriteNumber("output_index", _done.Count);
        json.WritePropertyName("item");
        item.Write(json, status);
        EndEvent(json);
    }

    private void Response(string type, StopReason? stop, IBufferWriter<byte> output)
    {
        var json = Event(type, output);
        json.WritePropertyName("response");
        _answer.Write(json, _start.Id, _start.Model, _done, stop, stop is null ? null : _usage);
        EndEvent(json);
    }

    /// <summary>Begins an event about the open item.</summary>
    private Utf8JsonWriter At(string type, IBufferWriter<byte> output)
    {
        var json = Event(type, output);
        json.WriteString("item_id", _open!.Id);
        json.WriteNumber("output_index", _done.Count);
        if (_open.Part is ThinkingPart)
            json.WriteNumber("summary_index", 0);
        else if (_open.Part is not ToolCallPart)
            json.WriteNumber("content_index", 0);
        return json;
    }

    private Utf8JsonWriter Event(string type, IBufferWriter<byte> output)
    {
        var json = _frames.Begin(output, Encoding.UTF8.GetBytes(type));
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteNumber("sequence_number", _sequence++);
        return json;
    }

    private void EndEvent(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        _frames.End();
    }
}
