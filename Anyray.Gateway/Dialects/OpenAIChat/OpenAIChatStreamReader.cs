using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Reads <c>chat.completion.chunk</c> events.</summary>
internal sealed class OpenAIChatStreamReader : IChatStreamReader
{
    private readonly HashSet<(int Choice, int Tool)> _calls = [];
    private bool _started;

    public void Read(ReadOnlySpan<byte> name, JsonElement root, IChatStreamSink sink)
    {
        var id = root.Text("id");
        if (!_started)
        {
            _started = true;
            sink.On(new StartEvent(id, root.Text("model")));
        }

        foreach (var choice in root.Items("choices"))
            ReadChoice(choice, id, sink);
        if (root.Get("usage") is { } usage)
            sink.On(new UsageEvent(OpenAIUsage.Read(usage)));
    }

    private void ReadChoice(JsonElement choice, string? id, IChatStreamSink sink)
    {
        var index = choice.Int("index") ?? 0;
        if (choice.Get("delta") is { } delta)
        {
            if ((delta.Text("reasoning_content") ?? delta.Text("reasoning")) is { Length: > 0 } thoughts)
                sink.On(new ThinkingEvent(index, thoughts));
            if (delta.Text("content") is { Length: > 0 } text)
                sink.On(new TextEvent(index, text));
            if (delta.Text("refusal") is { Length: > 0 } refusal)
                sink.On(new RefusalEvent(index, refusal));
            var position = 0;
            foreach (var call in delta.Items("tool_calls"))
                ReadCall(call, index, call.Int("index") ?? position++, id, sink);
        }

        if (choice.Text("finish_reason") is { Length: > 0 } reason)
            sink.On(new StopEvent(index, OpenAIChatAnswer.ReadStop(reason, _calls.Any(call => call.Choice == index))));
    }

    private void ReadCall(JsonElement call, int choice, int tool, string? id, IChatStreamSink sink)
    {
        var function = call.Get("function");
        if (_calls.Add((choice, tool)))
            sink.On(new ToolStartEvent(choice, tool, call.Text("id") ?? $"call_{id}_{tool}", function?.Text("name") ?? throw new ShapeException("name", "a string")));
        if (function?.Text("arguments") is { Length: > 0 } arguments)
            sink.On(new ToolArgumentsEvent(choice, tool, arguments));
    }
}
