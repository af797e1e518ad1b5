using System.Text.Json;
using Anyray.Optimizer;

namespace Anyray.Tests.SpendStore.Control;

/// <summary>What an administrator changes on the console's optimizer page is in the audit log, with who did it.</summary>
public sealed class OptimizerAuditTests
{
    [Fact]
    public async Task A_change_made_in_the_console_has_its_actor_before_and_after()
    {
        var port = Infrastructure.FreePort.Next();
        await using var store = await SpendStoreHost.StartAsync(null, $"--ANYRAY_OPTIMIZER_URL=http://127.0.0.1:{port}");
        using var folder = new Infrastructure.TemporaryFolder();
        await using var optimizer = OptimizerApp.Create([
            "--urls", $"http://127.0.0.1:{port}", "--environment", "Development", $"--ANYRAY_DATA_DIR={folder.Path}", $"--ANYRAY_ADMIN_TOKEN={SpendStoreHost.Token}",
            $"--ANYRAY_SPEND_STORE_URL={store.Url}", "--ANYRAY_EXT_PROC_PORT=0", "--Logging:LogLevel:Default=Error"]);
        await optimizer.StartAsync();

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("on", "false")]);
        (await store.Http.PostAsync("/console/optimizer/switch", form)).EnsureSuccessStatusCode();

        JsonElement entry = default;
        await Infrastructure.Eventually.IsTrueAsync(async () =>
        {
            entry = (await store.GetAsync("/admin/audit")).GetProperty("items").EnumerateArray().FirstOrDefault();
            return entry.ValueKind == JsonValueKind.Object;
        }, "the audit log has an entry");
        Assert.StartsWith("optimizer.", entry.GetProperty("action").GetString());
        Assert.Equal("console", entry.GetProperty("actor").GetString());
        Assert.NotEqual(entry.GetProperty("before").ToString(), entry.GetProperty("after").ToString());
        await optimizer.StopAsync();
    }
}
