using Anyray.Contracts.Spend;
using Anyray.Gateway.Metering;

namespace Anyray.Gateway.Upstream;

/// <summary>A race of attempts for one call. The first to have something for the caller wins; the others are cancelled and billed.</summary>
internal sealed class Hedge(SpendRecorder recorder)
{
    private readonly List<Attempt> _running = [];
    private Attempt? _winner;

    public void Enter(Attempt attempt)
    {
        lock (_running)
        {
            attempt.Hedge = this;
            _running.Add(attempt);
            if (_winner is not null) attempt.Clock.Cancel();
        }
    }

    /// <summary>True once another attempt has won.</summary>
    public bool Lost(Attempt attempt) => _winner is { } winner && winner != attempt;

    /// <summary>To be called before headers go out, so that they name the right target.</summary>
    public bool TryWin(Attempt attempt)
    {
        lock (_running)
        {
            if (_winner is not null) return _winner == attempt;
            _winner = attempt;
            foreach (var other in _running)
                if (other != attempt) Lose(other);
            return true;
        }
    }

    /// <summary>The provider had the request: its input is billed, and what it had produced.</summary>
    private void Lose(Attempt attempt)
    {
        if (attempt.Meter.ErrorClass is not null) return;
        attempt.Meter.State = TerminalState.Cancelled;
        attempt.Meter.ErrorClass = "hedged";
        attempt.Meter.Usage = ProducedUsage.Of(attempt) ?? ProducedUsage.InputOnly(attempt);
        recorder.PriceAttempt(attempt.Call, attempt.Meter);
        attempt.Clock.Cancel();
    }
}
