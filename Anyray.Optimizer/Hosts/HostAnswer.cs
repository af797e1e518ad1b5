namespace Anyray.Optimizer.Hosts;

/// <summary>How a host's call ended.</summary>
/// <param name="Status">HTTP status the client saw; 499 when it left.</param>
/// <param name="Body">The provider's whole answer; null when it was not seen, or not whole.</param>
/// <param name="IsSse">True when <paramref name="Body"/> is event-stream text.</param>
internal readonly record struct HostAnswer(int Status, ReadOnlyMemory<byte>? Body, bool IsSse);
