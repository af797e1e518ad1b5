namespace Anyray.Gateway.Dialects.Framing;

/// <summary>The parser of each framing.</summary>
internal static class FrameParsers
{
    /// <summary>A fresh parser.</summary>
    public static IFrameParser Open(StreamFraming framing) => framing switch
    {
        StreamFraming.EventStream => new EventStreamParser(),
        StreamFraming.JsonArray => new JsonArrayParser(),
        _ => new SseParser(),
    };
}
