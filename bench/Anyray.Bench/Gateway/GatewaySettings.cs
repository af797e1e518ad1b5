namespace Anyray.Bench.Gateway;

/// <param name="Rounds">How often each contender has its turn.</param>
/// <param name="Connections">Of the throughput load.</param>
/// <param name="Load">How long one load lasts.</param>
/// <param name="Calls">One after the other, for the latency of a round.</param>
/// <param name="Streams">Open at once.</param>
internal sealed record GatewaySettings(int Rounds, int Connections, TimeSpan Load, int Calls, int Streams)
{
    public static GatewaySettings Of(Arguments arguments) => new(
        arguments.Number("rounds", 3), arguments.Number("connections", 32), TimeSpan.FromMilliseconds(arguments.Number("load-ms", 1500)),
        arguments.Number("calls", 400), arguments.Number("streams", 512));
}
