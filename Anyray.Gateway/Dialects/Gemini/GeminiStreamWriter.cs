using System.Buffers;
using System.Text;
using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.Framing;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Writes streamed answers. A call goes out whole, once its arguments are; the finish reasons come last, with the usage.</summary>
internal sealed class GeminiStreamWriter(TranslationContext context) : IChatStreamWriter
{
    private readonly FrameWriter _frames = new();
    private readonly SortedDictionary<(int Choice, int Tool), (ToolStartEvent Start, StringBuilder Arguments)> _calls = [];
    private readonly SortedDictionary<int, StopReason> _stops = [];
    private StartEvent _start = new(null, null);
    private TokenUsage? _usage;

    public void Write(ChatEvent item, IBufferWriter<byte> output)
    {
        switch (item)
        {
            case StartEvent start:
                _start = start;
                break;
            case UsageEvent usage:
                _usage = usage.Usage;
                break;
            case StopEvent stop:
                _stops[stop.Choice] = stop.Reason;
                break;
            case TextEvent { Text.Length: > 0 } text:
                Part(item.Choice, new TextPart(text.Text), output);
                break;
            case RefusalEvent refusal:
                Part(item.Choice, new TextPart(refusal.Text), output);
                break;
            case ThinkingEvent thinking:
                Part(item.Choice, new ThinkingPart(thinking.Text, null), output);
                break;
            case ThinkingEndEvent { Signature: { } signature }:
                Part(item.Choice, new ThinkingPart("", signature), output);
                break;
            case RedactedEvent redacted:
                Part(item.Choice, new ThinkingPart("", redacted.Signature) { Redacted = true }, output);
                break;
            case ToolStartEvent start:
                _calls[(start.Choice, start.Tool)] = (start, new());
                break;
            case ToolArgumentsEvent arguments:
                _calls[(arguments.Choice, arguments.Tool)].Arguments.Append(arguments.Json);
                break;
        }
    }

    public void End(IBufferWriter<byte> output)
    {
        foreach (var (start, arguments) in _calls.Values)
            Part(start.Choice, new ToolCallPart(start.Id, start.Name, arguments.ToString()) { Signature = start.Signature }, output);
        var json = Begin(output);
        if (_stops.Count == 0)
            _stops[0] = StopReason.EndTurn;
        foreach (var (choice, reason) in _stops)
            Candidate(json, choice, null, GeminiAnswer.Name(reason));
        json.WriteEndArray();
        GeminiAnswer.WriteTail(json, _start.Id, _start.Model, _usage, context);
        json.WriteEndObject();
        _frames.End();
    }

    public void Fail(string type, string message, IBufferWriter<byte> output)
    {
        var json = _frames.Begin(output);
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteNumber("code", Code(type));
        json.WriteString("message", message);
        json.WriteString("status", type);
        json.WriteString("request_id", context.RequestId);
        json.WriteEndObject();
        json.WriteEndObject();
        _frames.End();
    }

    private void Part(int choice, Part part, IBufferWriter<byte> output)
    {
        var json = Begin(output);
        Candidate(json, choice, part, null);
        json.WriteEndArray();
        GeminiAnswer.WriteTail(json, _start.Id, _start.Model, null, context);
        json.WriteEndObject();
        _frames.End();
    }

    private Utf8JsonWriter Begin(IBufferWriter<byte> output)
    {
        var json = _frames.Begin(output);
        json.WriteStartObject();
        json.WriteStartArray("candidates");
        return json;
    }

    private static void Candidate(Utf8JsonWriter json, int choice, Part? part, string? finish)
    {
        json.WriteStartObject();
        json.WriteStartObject("content");
        json.WriteStartArray("parts");
        if (part is not null)
            GeminiPartWriter.Write(json, part);
        json.WriteEndArray();
        json.WriteString("role", "model");
        json.WriteEndObject();
        if (finish is not null)
            json.WriteString("finishReason", finish);
        json.WriteNumber("index", choice);
        json.WriteEndObject();
    }

    private static int Code(string status) => status switch
    {
        "INVALID_ARGUMENT" => 400,
        "UNAUTHENTICATED" => 401,
        "PERMISSION_DENIED" => 403,
        "NOT_FOUND" => 404,
        "RESOURCE_EXHAUSTED" => 429,
        "UNAVAILABLE" => 503,
        "DEADLINE_EXCEEDED" => 504,
        _ => 500,
    };
}
