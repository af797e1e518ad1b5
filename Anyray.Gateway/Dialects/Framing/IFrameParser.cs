namespace Anyray.Gateway.Dialects.Framing;

/// <summary>Cuts a byte stream into events, however the bytes arrive.</summary>
internal interface IFrameParser
{
    /// <summary>True when no event is half read: another event may be written after the bytes seen so far.</summary>
    bool AtBoundary { get; }

    /// <summary>Takes the next bytes; calls the sink once per completed event.</summary>
    /// <exception cref="InvalidDataException">The framing is broken or an event is over <see cref="FrameLimits.MaxEventBytes"/>.</exception>
    void Push(ReadOnlySpan<byte> bytes, IFrameSink sink);

    /// <summary>The stream is over; hands out a last event that lacks only its terminator.</summary>
    void Complete(IFrameSink sink);
}
