using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Anyray.Tests.SpendStore.Console;

public sealed class DataProtectionTests
{
    [Fact]
    public async Task Starting_the_store_makes_no_data_protection_key()
    {
        await using var store = await SpendStoreHost.StartAsync();
        Assert.DoesNotContain(store.Services.GetServices<IHostedService>(), s => s.GetType().FullName!.Contains("DataProtection"));
    }
}
