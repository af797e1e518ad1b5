namespace Anyray.Tests.SpendStore.Ledger;

public sealed class SqliteLedgerTests : LedgerCompliance
{
    protected override Task<SpendStoreHost> StartAsync() => SpendStoreHost.StartAsync();
}
