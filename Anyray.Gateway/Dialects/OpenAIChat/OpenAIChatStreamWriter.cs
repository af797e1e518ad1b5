using System.Buffers;
using System.Text;
using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Anthropic;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.Framing;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Writes <c>chat.completion.chunk</c> events and <c>[DONE]</c>.</summary>
internal sealed class OpenAIChatStreamWriter(ChatRequest request, TranslationContext context) : IChatStreamWriter
{
    private readonly FrameWriter _frames = new();
    private readonly HashSet<int> _begun = [];
    private readonly StringBuilder _thinking = new();
    private readonly Dictionary<(int Choice, int Tool), CustomInput> _custom = [];
    private TokenUsage? _usage;
    private string? _id;
    private string? _model;

    public void Write(ChatEvent item, IBufferWriter<byte> output)
    {
        switch (item)
        {
            case ThinkingEvent or ThinkingEndEvent or RedactedEvent when context.StrictOpenAI:
                break;
            case StartEvent start:
                (_id, _model) = (start.Id, start.Model);
                Delta(0, output, static (_, _) => { }, item);
                break;
            case TextEvent { Text.Length: > 0 }:
                Delta(item.Choice, output, static (json, item) => json.WriteString("content", ((TextEvent)item).Text), item);
                break;
            case RefusalEvent:
                Delta(item.Choice, output, static (json, item) => json.WriteString("refusal", ((RefusalEvent)item).Text), item);
                break;
            case ThinkingEvent thinking:
                _thinking.Append(thinking.Text);
                Delta(item.Choice, output, static (json, item) => json.WriteString("reasoning_content", ((ThinkingEvent)item).Text), item);
                break;
            case ThinkingEndEvent { Signature: { } signature }:
                Block(item.Choice, _thinking.ToString(), signature, output);
                _thinking.Clear();
                break;
            case ThinkingEndEvent:
                _thinking.Clear();
                break;
            case RedactedEvent redacted:
                Block(item.Choice, null, redacted.Signature, output);
                break;
            case ToolStartEvent start:
                if (request.IsCustom(start.Name))
                    _custom[(start.Choice, start.Tool)] = new();
                Delta(item.Choice, output, (json, item) => WriteCall(json, (ToolStartEvent)item), context.StrictOpenAI ? start with { Signature = null } : start);
                break;
            case ToolArgumentsEvent more when _custom.TryGetValue((more.Choice, more.Tool), out var input):
                Arguments(more with { Json = input.Add(more.Json) }, "custom", "input", output);
                break;
            case ToolArgumentsEvent more:
                Arguments(more, "function", "arguments", output);
                break;
            case UsageEvent usage:
                _usage = usage.Usage;
                break;
            case StopEvent stop:
                foreach (var ((choice, tool), input) in _custom)
                    if (choice == stop.Choice)
                        Arguments(new(choice, tool, input.End()), "custom", "input", output);
                Chunk(item.Choice, output, static (_, _) => { }, item, OpenAIChatAnswer.Name(stop.Reason));
                break;
        }
    }

    public void End(IBufferWriter<byte> output)
    {
        if (request.IncludeUsage && _usage is { } usage)
        {
            var json = Head(output);
            json.WriteStartArray("choices");
            json.WriteEndArray();
            json.WritePropertyName("usage");
            OpenAIUsage.Write(json, usage);
            json.WriteEndObject();
            _frames.End();
        }

        output.Write("data: [DONE]\n\n"u8);
    }

    public void Fail(string type, string message, IBufferWriter<byte> output) => OpenAIStreamError.Write(_frames, output, type, message, context);

    private void Block(int choice, string? text, Signature signature, IBufferWriter<byte> output)
    {
        var json = BeginDelta(choice, output);
        json.WriteStartArray("thinking_blocks");
        AnthropicBlockWriter.WriteThinking(json, text, signature);
        json.WriteEndArray();
        EndDelta(json, null);
    }

    private void Delta(int choice, IBufferWriter<byte> output, Action<Utf8JsonWriter, ChatEvent> write, ChatEvent item) =>
        Chunk(choice, output, write, item, null);

    private void Chunk(int choice, IBufferWriter<byte> output, Action<Utf8JsonWriter, ChatEvent> write, ChatEvent item, string? finish)
    {
        var json = BeginDelta(choice, output);
        write(json, item);
        EndDelta(json, finish);
    }

    private Utf8JsonWriter BeginDelta(int choice, IBufferWriter<byte> output)
    {
        var json = Head(output);
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", choice);
        json.WriteStartObject("delta");
        if (_begun.Add(choice))
            json.WriteString("role", "assistant");
        return json;
    }

    private void EndDelta(Utf8JsonWriter json, string? finish)
    {
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        _frames.End();
    }

    private Utf8JsonWriter Head(IBufferWriter<byte> output)
    {
        var json = _frames.Begin(output);
        json.WriteStartObject();
        OpenAIChatAnswer.WriteHead(json, "chat.completion.chunk", _id, _model, context);
        return json;
    }

    private void Arguments(ToolArgumentsEvent more, string type, string member, IBufferWriter<byte> output)
    {
        if (more.Json.Length > 0)
            Delta(more.Choice, output, (json, item) => WriteArguments(json, (ToolArgumentsEvent)item, type, member), more);
    }

    private void WriteCall(Utf8JsonWriter json, ToolStartEvent start)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        json.WriteNumber("index", start.Tool);
        json.WriteString("id", start.Id);
        var custom = _custom.ContainsKey((start.Choice, start.Tool));
        json.WriteString("type", custom ? "custom" : "function");
        json.WriteStartObject(custom ? "custom" : "function");
        json.WriteString("name", start.Name);
        json.WriteString(custom ? "input" : "arguments", "");
        json.WriteEndObject();
        OpenAIThinking.WriteCallSignature(json, start.Signature);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteArguments(Utf8JsonWriter json, ToolArgumentsEvent arguments, string type, string member)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        json.WriteNumber("index", arguments.Tool);
        json.WriteStartObject(type);
        json.WriteString(member, arguments.Json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
