using System.Diagnostics;
using System.Diagnostics.Metrics;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Metering;

/// <summary>The gateway's meter and activity source, both named <c>Anyray.Gateway</c>. Tags hold no caller's text but the model's name.</summary>
internal static class GatewayMetrics
{
    public static readonly ActivitySource Activities = new("Anyray.Gateway");
    private static readonly Meter Meter = new("Anyray.Gateway");

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("anyray.gateway.calls", "{call}", "Calls by terminal state.");
    private static readonly Histogram<double> Overhead = Meter.CreateHistogram<double>("anyray.gateway.overhead", "s", "The gateway's own time per call, apart from provider and optimizer.");
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens per call.");
    private static readonly Histogram<double> FirstToken = Meter.CreateHistogram<double>("gen_ai.server.time_to_first_token", "s", "Time to the first token.");
    private static readonly Counter<long> Hook = Meter.CreateCounter<long>("anyray.gateway.optimizer", "{call}", "Optimizer calls by status.");
    private static readonly Counter<long> DroppedEvents = Meter.CreateCounter<long>("anyray.gateway.spool.dropped", "{event}", "Ledger events that found no room.");

    public static void Settled(Call call, TerminalState state, TimeSpan own)
    {
        if (Overhead.Enabled) Overhead.Record(own.TotalSeconds);
        if (Calls.Enabled) Calls.Add(1, new("state", state.ToString()), new("gen_ai.provider.name", call.Meter.Provider));
        if (FirstToken.Enabled && call.Meter.FirstToken > TimeSpan.Zero) FirstToken.Record(call.Meter.FirstToken.TotalSeconds);
        if (!Tokens.Enabled || call.Meter.Usage is not { } usage) return;
        Tokens.Record(usage.TotalInput, new("gen_ai.token.type", "input"), new("gen_ai.provider.name", call.Meter.Provider));
        Tokens.Record(usage.Output, new("gen_ai.token.type", "output"), new("gen_ai.provider.name", call.Meter.Provider));
    }

    public static void Optimized(string status)
    {
        if (Hook.Enabled) Hook.Add(1, new KeyValuePair<string, object?>("status", status));
    }

    public static void Dropped(int events) => DroppedEvents.Add(events);
}
