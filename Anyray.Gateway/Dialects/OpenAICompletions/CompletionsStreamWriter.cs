using System.Buffers;
using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.Framing;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAICompletions;

/// <summary>Writes streamed <c>text_completion</c> chunks and <c>[DONE]</c>.</summary>
internal sealed class CompletionsStreamWriter(ChatRequest request, TranslationContext context) : IChatStreamWriter
{
    private readonly FrameWriter _frames = new();
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
            case TextEvent { Text.Length: > 0 } text:
                Chunk(item.Choice, text.Text, null, output);
                break;
            case RefusalEvent refusal:
                Chunk(item.Choice, refusal.Text, null, output);
                break;
            case StopEvent stop:
                Chunk(item.Choice, "", CompletionsAnswer.Name(stop.Reason), output);
                break;
        }
    }

    public void End(IBufferWriter<byte> output)
    {
        if (request.IncludeUsage && _usage is { } usage)
        {
            var json = Head(output);
            json.WriteEndArray();
            json.WritePropertyName("usage");
            OpenAIUsage.Write(json, usage);
            json.WriteEndObject();
            _frames.End();
        }

        output.Write("data: [DONE]\n\n"u8);
    }

    public void Fail(string type, string message, IBufferWriter<byte> output) => OpenAIStreamError.Write(_frames, output, type, message, context);

    private void Chunk(int choice, string text, string? finish, IBufferWriter<byte> output)
    {
        var json = Head(output);
        CompletionsAnswer.WriteChoice(json, choice, text, finish);
        json.WriteEndArray();
        json.WriteEndObject();
        _frames.End();
    }

    private Utf8JsonWriter Head(IBufferWriter<byte> output)
    {
        var json = _frames.Begin(output);
        json.WriteStartObject();
        CompletionsAnswer.WriteHead(json, _start.Id, _start.Model, context);
        json.WriteStartArray("choices");
        return json;
    }
}
