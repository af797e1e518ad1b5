namespace Anyray.Bench.Gateway;

/// <param name="PerSecond">Calls answered.</param>
/// <param name="ProcessorMicros">Processor time of the contender's own processes, per call.</param>
/// <param name="Unoptimized">Calls whose optimization failed or came too late.</param>
/// <param name="Calls">All calls.</param>
internal sealed record Throughput(double PerSecond, double ProcessorMicros, long Unoptimized, long Calls);
