namespace Anyray.Gateway.Streaming;

/// <summary>One event of a stream, as offsets into the buffer it was found in.</summary>
/// <param name="Start">First byte of the frame.</param>
/// <param name="End">First byte after its blank line.</param>
/// <param name="HasData">False for comments and other frames without data.</param>
internal readonly record struct SseFrame(int Start, int End, bool HasData);
