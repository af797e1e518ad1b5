using Anyray.Contracts.Pricing;

namespace Anyray.Gateway.Metering;

/// <summary>Figures that a call gathers on its way, for headers and the ledger.</summary>
internal sealed class CallMeter
{
    public List<AttemptMeter> Attempts { get; } = new(1);

    /// <summary>Slug of the provider that gave the answer.</summary>
    public string? Provider { get; set; }

    public string? ModelServed { get; set; }

    public TokenUsage? Usage { get; set; }

    public ModelPrice? Price { get; set; }

    public long? CostNanoUsd { get; set; }

    /// <summary>What a call answered from cache would have cost; null for every other.</summary>
    public long? CachedBaselineNanoUsd { get; set; }

    public long BytesOut { get; set; }

    /// <summary>Status the caller sees.</summary>
    public int Status { get; set; }

    public bool Streamed { get; set; }

    /// <summary>Time spent waiting for providers in attempts that are over, and between them.</summary>
    public TimeSpan Upstream { get; set; }

    /// <summary>When the running attempt began; 0 when none runs.</summary>
    public long UpstreamSince { get; set; }

    /// <summary>Time spent waiting for providers, the running attempt included.</summary>
    public TimeSpan UpstreamNow(TimeProvider time) => UpstreamSince == 0 ? Upstream : Upstream + time.GetElapsedTime(UpstreamSince);

    public TimeSpan FirstToken { get; set; }

    public TimeSpan Optimizer { get; set; }

    /// <summary>True when the ledger row is written.</summary>
    public bool Settled { get; set; }

    /// <summary>Reads one more attempt; several may run at once when a call is hedged.</summary>
    public AttemptMeter StartAttempt(string provider, string model, DateTimeOffset time)
    {
        lock (Attempts)
        {
            var attempt = new AttemptMeter(Attempts.Count, provider, model, time);
            Attempts.Add(attempt);
            return attempt;
        }
    }
}
