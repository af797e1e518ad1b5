using Anyray.Contracts.Pricing;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Routing;

namespace Anyray.Gateway.Upstream;

/// <summary>One attempt while it runs.</summary>
internal sealed class Attempt(Call call, Target target, Dialect dialect, AttemptMeter meter, AttemptClock clock)
{
    public Call Call { get; } = call;

    public Target Target { get; } = target;

    /// <summary>What the provider speaks.</summary>
    public Dialect Dialect { get; } = dialect;

    public AttemptMeter Meter { get; } = meter;

    public AttemptClock Clock { get; } = clock;

    /// <summary>The way back to the caller's dialect; null when it is the provider's own.</summary>
    public Translation? Translation { get; set; }

    /// <summary>True when the usage chunk was asked for by the gateway alone, and is taken out again.</summary>
    public bool StripUsage { get; set; }

    public AnswerReader Reader { get; } = new(dialect, call.Scan.Choices);

    public bool Translated => Translation is not null;

    /// <summary>The race this attempt is in, when the call is hedged.</summary>
    public Hedge? Hedge { get; set; }

    /// <summary>To be called before the first byte goes to the caller.</summary>
    /// <exception cref="OperationCanceledException">Another attempt was faster.</exception>
    public void Claim()
    {
        if (Hedge is not null && !Hedge.TryWin(this)) throw new OperationCanceledException("Another attempt was faster.");
        Call.Upstreamed(this);
    }

    /// <summary>Copies what was read of the answer to the figures.</summary>
    public void TakeFigures()
    {
        Meter.Usage = Call.Endpoint.Suffix is null ? Reader.Usage : TokenUsage.None;
        Meter.Others = Reader.Others;
        Meter.ModelServed = Reader.ModelServed;
        Meter.Duration = Clock.Elapsed;
    }
}
