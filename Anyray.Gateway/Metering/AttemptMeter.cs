using Anyray.Contracts.Pricing;
using Anyray.Contracts.Spend;

namespace Anyray.Gateway.Metering;

/// <summary>Figures of one attempt at a provider.</summary>
internal sealed class AttemptMeter(int number, string provider, string model, DateTimeOffset time)
{
    public int Number { get; } = number;

    public string Provider { get; } = provider;

    /// <summary>Model as sent to the provider.</summary>
    public string Model { get; } = model;

    public DateTimeOffset Time { get; } = time;

    public TerminalState State { get; set; } = TerminalState.Failed;

    public int Status { get; set; }

    public string? ErrorClass { get; set; }

    public string? ModelServed { get; set; }

    public TokenUsage? Usage { get; set; }

    /// <summary>What other models used within the attempt; it is in the cost alone.</summary>
    public IReadOnlyList<ModelUsage>? Others { get; set; }

    public long? CostNanoUsd { get; set; }

    public TimeSpan Duration { get; set; }

    public TimeSpan FirstToken { get; set; }
}
