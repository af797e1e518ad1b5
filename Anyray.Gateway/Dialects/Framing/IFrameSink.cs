namespace Anyray.Gateway.Dialects.Framing;

/// <summary>Takes the events of a stream as a parser finds them.</summary>
internal interface IFrameSink
{
    /// <summary>One event; both spans live only until this returns.</summary>
    /// <param name="name">Event name; empty when there is none.</param>
    /// <param name="data">Payload.</param>
    void OnFrame(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data);
}
