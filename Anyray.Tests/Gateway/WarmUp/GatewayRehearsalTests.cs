using Anyray.Gateway.WarmUp;

namespace Anyray.Tests.Gateway.WarmUp;

public sealed class GatewayRehearsalTests
{
    [Fact]
    public async Task The_copy_answers_its_calls() => Assert.True(await GatewayRehearsal.RunAsync() > 3);
}
