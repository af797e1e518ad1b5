using Anyray.Gateway.Spool;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Gateway;

public sealed class DrainPaceTests
{
    private static readonly TimeSpan Took = TimeSpan.FromMilliseconds(50);
    private readonly DrainPace _pace = new(Options.Create(new SpoolOptions { MaxBytes = 1000 }), TimeProvider.System);

    [Theory]
    [InlineData(0.0, 10, 0)]
    [InlineData(0.9, 10, 450)]
    [InlineData(0.9, 251, 0)]
    public void Pause_UnderLoadWithLittleWaiting_LeavesTheProcessorToCalls(double load, long waiting, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), _pace.Pause(Took, waiting, load));

    [Fact]
    public void Pause_AfterASlowBatch_StaysShort() =>
        Assert.Equal(TimeSpan.FromSeconds(2), _pace.Pause(TimeSpan.FromSeconds(10), 10, 1));
}
