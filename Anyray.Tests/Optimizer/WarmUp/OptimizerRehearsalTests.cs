using Anyray.Optimizer.WarmUp;

namespace Anyray.Tests.Optimizer.WarmUp;

public sealed class OptimizerRehearsalTests
{
    [Fact]
    public async Task The_copy_answers_its_calls() => Assert.True(await OptimizerRehearsal.RunAsync() > 3);
}
