using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.SpendStore.Ledger;

public sealed class PostgresLedgerTests : LedgerCompliance
{
    protected override async Task<SpendStoreHost> StartAsync() =>
        await SpendStoreHost.StartAsync(await (await PostgresServer.SharedAsync()).NewDatabaseAsync());
}
