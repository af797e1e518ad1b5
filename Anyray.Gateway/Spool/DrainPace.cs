using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Spool;

/// <summary>
/// How much of the time the drain works. While calls keep the processor busy it takes a tenth, since the spend store is often on
/// the same machine; never while much waits, so that the spool does not fill under a load that lasts.
/// </summary>
internal sealed class DrainPace(IOptions<SpoolOptions> options, TimeProvider time)
{
    /// <summary>Share of all cores this process may use before the drain holds back: well below what it reaches when others share a full machine.</summary>
    private const double Busy = 0.25;
    private const int PausesPerWork = 9;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private long _seen = time.GetTimestamp();
    private TimeSpan _used = Environment.CpuUsage.TotalTime;

    /// <summary>How long to wait after a batch that took <paramref name="took"/>, with <paramref name="waiting"/> bytes left in the spool.</summary>
    public TimeSpan PauseAfter(TimeSpan took, long waiting) => Pause(took, waiting, Load());

    /// <param name="took">Time of the last batch.</param>
    /// <param name="waiting">Bytes in the spool.</param>
    /// <param name="load">Share of all cores in use, 0 to 1.</param>
    internal TimeSpan Pause(TimeSpan took, long waiting, double load)
    {
        if (load < Busy || waiting > options.Value.MaxBytes / 4) return TimeSpan.Zero;
        var pause = took * PausesPerWork;
        return pause < Longest ? pause : Longest;
    }

    /// <summary>Share of all cores this process used since it was last asked.</summary>
    private double Load()
    {
        var (seen, used) = (_seen, _used);
        (_seen, _used) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var elapsed = time.GetElapsedTime(seen, _seen);
        return elapsed > TimeSpan.Zero ? (_used - used) / elapsed / Environment.ProcessorCount : 0;
    }
}
