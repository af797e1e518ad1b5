using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Reads streamed answers: each event is an answer with the next parts.</summary>
internal sealed class GeminiStreamReader : IChatStreamReader
{
    private readonly Dictionary<int, int> _calls = [];
    private bool _started;

    public void Read(ReadOnlySpan<byte> name, JsonElement root, IChatStreamSink sink)
    {
        var id = root.Text("responseId");
        if (!_started)
        {
            _started = true;
            sink.On(new StartEvent(id, root.Text("modelVersion")));
        }

        foreach (var candidate in root.Items("candidates"))
            ReadCandidate(candidate, id, sink);
        if (root.Get("usageMetadata") is { } usage)
            sink.On(new UsageEvent(GeminiUsage.Read(usage)));
        if (root.Get("promptFeedback")?.Text("blockReason") is not null)
            sink.On(new StopEvent(0, StopReason.Refusal));
    }

    private void ReadCandidate(JsonElement candidate, string? id, IChatStreamSink sink)
    {
        var index = candidate.Int("index") ?? 0;
        var calls = _calls.GetValueOrDefault(index);
        foreach (var part in candidate.Get("content")?.Items("parts") ?? [])
        {
            var tool = calls;
            switch (GeminiPartReader.Read(part, id, ref calls))
            {
                case ThinkingPart thinking:
                    if (thinking.Text.Length > 0)
                        sink.On(new ThinkingEvent(index, thinking.Text));
                    if (thinking.Signature is not null)
                        sink.On(new ThinkingEndEvent(index, thinking.Signature));
                    break;
                case TextPart text:
                    // The signature of a text is a hint that Google does not ask back for; only those of calls must return.
                    if (text.Text.Length > 0)
                        sink.On(new TextEvent(index, text.Text));
                    break;
                case ToolCallPart call:
                    sink.On(new ToolStartEvent(index, tool, call.Id, call.Name) { Signature = call.Signature });
                    sink.On(new ToolArgumentsEvent(index, tool, call.Arguments));
                    break;
            }
        }

        _calls[index] = calls;
        if (candidate.Text("finishReason") is { } reason)
            sink.On(new StopEvent(index, GeminiAnswer.ReadStop(reason, calls > 0)));
    }
}
