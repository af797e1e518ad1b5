namespace Anyray.Optimizer.Pipeline;

/// <summary>When the pipeline has to be done.</summary>
internal readonly struct PipelineDeadline(TimeProvider time, TimeSpan limit)
{
    private readonly long _start = time.GetTimestamp();

    public bool Expired => time.GetElapsedTime(_start) >= limit;

    public TimeSpan Remaining => limit - time.GetElapsedTime(_start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <exception cref="DeadlineExceededException">The time is up.</exception>
    public void ThrowIfExpired()
    {
        if (Expired) throw new DeadlineExceededException();
    }
}
