using Anyray.Bench.Ledger;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.SpendStore.Ledger;

/// <summary>The short form of <c>bench/ledger</c>: real processes, killed under load.</summary>
public sealed class KillTests
{
    [PostgresFact]
    public async Task Killing_gateway_store_and_Postgres_loses_no_answer_and_doubles_none()
    {
        var result = await KillRounds.RunAsync(rounds: 3, seed: 1);

        Assert.Equal([1, 1, 1], result.Kills);
        Assert.InRange(result.Answers, 1, long.MaxValue);
        Assert.True(result.Holds, result.ToString());
    }
}
