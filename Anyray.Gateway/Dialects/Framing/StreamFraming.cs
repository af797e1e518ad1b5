namespace Anyray.Gateway.Dialects.Framing;

/// <summary>How the events of a streamed answer are told apart on the wire.</summary>
internal enum StreamFraming
{
    /// <summary>Server-sent events, <c>text/event-stream</c>.</summary>
    Sse,

    /// <summary>AWS event stream, <c>application/vnd.amazon.eventstream</c>.</summary>
    EventStream,

    /// <summary>One JSON array whose elements arrive one by one, <c>application/json</c> (Gemini without <c>alt=sse</c>).</summary>
    JsonArray,
}
