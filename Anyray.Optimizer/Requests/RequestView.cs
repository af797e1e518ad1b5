using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Requests;

/// <summary>A request as strategies see it: messages, segments and tools over the bytes as they came.</summary>
internal sealed class RequestView : IDisposable
{
    internal RequestView(JsonNode body, string endpoint)
    {
        Body = body;
        Endpoint = endpoint;
        Editor = new JsonEditor(body.Tree!, Bytes);
    }

    /// <summary>The body object. Its tree may be larger: the body can be a part of an envelope.</summary>
    public JsonNode Body { get; }

    public string Endpoint { get; }

    /// <summary>A top-level name recurs: two parsers could read two different requests, so it goes through as it came.</summary>
    public bool Ambiguous { get; internal init; }

    public Dialect Dialect { get; internal set; }

    public string Model { get; internal set; } = "";

    public bool Stream { get; internal set; }

    public List<MessageView> Messages { get; } = [];

    /// <summary>Every segment, in document order within tools, system and messages.</summary>
    public List<Segment> Segments { get; } = [];

    public List<ToolView> Tools { get; } = [];

    /// <summary>Hash of what the model reads before the first message: tools and top-level system prompt.</summary>
    public ulong PrefixHash { get; internal set; }

    /// <summary>The array of declared tools; does not exist when the request declares none.</summary>
    public JsonNode ToolsNode { get; internal set; }

    /// <summary>The array of messages or items.</summary>
    public JsonNode MessagesNode { get; internal set; }

    /// <summary>True when the model could call a tool to fetch an elided span back.</summary>
    public bool HasTools => Tools.Count > 0;

    public JsonEditor Editor { get; }

    /// <summary>Memory for edits, given back with the view.</summary>
    public Arena<byte> Bytes { get; } = new();

    /// <summary>Memory for texts, given back with the view.</summary>
    public Arena<char> Chars { get; } = new();

    /// <summary>Segments of one message.</summary>
    public Span<Segment> SegmentsOf(MessageView message) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Segments).Slice(message.FirstSegment, message.SegmentCount);

    /// <summary>The call that a tool result answers, or null when it is not in the request.</summary>
    public Segment? CallOf(Segment result)
    {
        if (result.CallId is null) return null;
        for (var i = result.Index - 1; i >= 0; i--)
            if (Segments[i].Kind == SegmentKind.ToolCall && Segments[i].CallId == result.CallId) return Segments[i];
        return null;
    }

    public void Dispose()
    {
        Bytes.Dispose();
        Chars.Dispose();
    }
}
