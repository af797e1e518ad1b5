using Anyray.Optimizer.Holdout;
using Anyray.Optimizer.Settings;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Holdout;

public sealed class HoldoutTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(100)]
    public void Draw_TakesItsShareOfSessions_AndIsAlwaysTheSame(int percent)
    {
        var setting = new HoldoutSetting(true, percent, "salt");
        var held = Enumerable.Range(0, 4000).Count(i => HoldoutGate.ArmOf(setting, "t", $"s{i}") == HoldoutGate.Held);
        Assert.InRange(held, 40 * percent - 120, 40 * percent + 120);
        Assert.Equal(held, Enumerable.Range(0, 4000).Count(i => HoldoutGate.ArmOf(setting, "t", $"s{i}") == HoldoutGate.Held));
    }

    [Fact]
    public void Draw_AnotherSalt_DrawsAnotherGroup() =>
        Assert.NotEqual(
            Enumerable.Range(0, 100).Select(i => HoldoutGate.ArmOf(new HoldoutSetting(true, 50, "a"), "t", $"s{i}")),
            Enumerable.Range(0, 100).Select(i => HoldoutGate.ArmOf(new HoldoutSetting(true, 50, "b"), "t", $"s{i}")));

    [Fact]
    public async Task HeldSession_GoesOutByteForByte_AndSaysSo()
    {
        using var folder = new TemporaryFolder();
        await using var server = await OptimizerServer.StartAsync(folder.Path);
        const string Body = """{"model":"m","max_tokens":5000,"messages":[{"role":"user","content":"hi"}]}""";
        string Config(int percent) => $$"""{"strategies":[{"kind":"param_tuning","enabled":true,"params":{"maxTokensCap":9} }],"holdout":{"enabled":true,"percent":{{percent}},"salt":"x"} }""";
        await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", Config(100));
        var held = await server.OptimizeAsync(Body);
        Assert.Equal((Body, "holdout"), (held.GetProperty("request").GetRawText(), held.GetProperty("holdoutArm").GetString()));
        Assert.Equal("session_gate_holdout", held.GetProperty("suppressedKinds")[0].GetProperty("reason").GetString());
        await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", Config(0));
        var treated = await server.OptimizeAsync(Body);
        Assert.Equal(("treated", 9), (treated.GetProperty("holdoutArm").GetString(), treated.GetProperty("request").GetProperty("max_tokens").GetInt32()));
    }
}
