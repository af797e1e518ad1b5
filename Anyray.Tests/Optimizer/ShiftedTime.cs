namespace Anyray.Tests.Optimizer;

/// <summary>The system's clock, moved forward by a test.</summary>
public sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
