namespace Anyray.Optimizer.Pipeline;

/// <summary>When the pipeline has to be done.</summary>
/// <param name="time">Clock.</param>
/// <param name="limit">Time there is, from <paramref name="start"/> on.</param>
/// <param name="start">Timestamp of the clock at which the request was taken up.</param>
internal readonly struct PipelineDeadline(TimeProvider time, TimeSpan limit, long start)
{
    public PipelineDeadline(TimeProvider time, TimeSpan limit) : this(time, limit, time.GetTimestamp())
    {
    }

    public bool Expired => time.GetElapsedTime(start) >= limit;

    public TimeSpan Remaining => limit - time.GetElapsedTime(start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <exception cref="DeadlineExceededException">The time is up.</exception>
    public void ThrowIfExpired()
    {
        if (Expired) throw new DeadlineExceededException();
    }
}
