using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Optimizer.Settings;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Settings;

public sealed class SettingsTests
{
    private const string Clamp = """{"defaultsRevision":1,"strategies":[{"kind":"param_tuning","enabled":true,"params":{"maxTokensCap":99}}],"extra":{"kept":true}}""";
    private const string Request = """{"model":"gpt-4o-mini","max_tokens":5000,"messages":[{"role":"user","content":"hi"}]}""";

    [Fact]
    public async Task Put_HeadRevision_IsEchoedUnchangedAndSurvivesARestart()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await OptimizerServer.StartAsync(folder.Path))
        {
            var (status, answer) = await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", Clamp);
            Assert.Equal((200, Clamp), (status, answer.GetProperty("config").GetRawText()));
            Assert.Equal(99, (await server.OptimizeAsync(Request)).GetProperty("request").GetProperty("max_tokens").GetInt32());
        }
        await using var again = await OptimizerServer.StartAsync(folder.Path);
        Assert.Equal(Clamp, (await again.AdminAsync(HttpMethod.Get, "/admin/optimizer/settings")).Body.GetProperty("config").GetRawText());
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{}", "strategies must be an array")]
    [InlineData("""{"strategies":[{"kind":"nope"}]}""", "'nope'")]
    [InlineData("""{"strategies":[{"kind":"Not A Kind"}]}""", "strategies[0].kind")]
    [InlineData("""{"strategies":[{"kind":"param_tuning","enabled":"yes"}]}""", "strategies[0].enabled")]
    [InlineData("""{"strategies":[{"kind":"param_tuning","params":{"maxTokensCap":"x"}}]}""", "strategies[0].params.maxTokensCap")]
    [InlineData("""{"strategies":[{"kind":"param_tuning"},{"kind":"param_tuning"}]}""", "twice")]
    [InlineData("""{"strategies":[],"holdout":{"enabled":true,"percent":101}}""", "holdout.percent")]
    [InlineData("""{"strategies":[],"overrides":{"rules":[{"disable":["nope"]}]}}""", "overrides.rules[0].disable")]
    [InlineData("""{"strategies":[],"overrides":{"rules":[{"when":{"models":"x"}}]}}""", "overrides.rules[0].when.models")]
    [InlineData("""{"strategies":[],"defaultsRevision":"1"}""", "defaultsRevision")]
    public async Task Put_Invalid_NamesTheFieldAndStoresNothing(string config, string named)
    {
        using var folder = new TemporaryFolder();
        await using var server = await OptimizerServer.StartAsync(folder.Path);
        await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", Clamp);
        var (status, problem) = await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", config);
        Assert.Equal((400, "invalid_settings"), (status, problem.GetProperty("code").GetString()));
        Assert.Contains(named, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(Clamp, (await server.AdminAsync(HttpMethod.Get, "/admin/optimizer/settings")).Body.GetProperty("config").GetRawText());
    }

    [Fact]
    public async Task Put_Nulls_AreAbsent()
    {
        using var folder = new TemporaryFolder();
        await using var server = await OptimizerServer.StartAsync(folder.Path);
        var (status, _) = await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings",
            """{"defaultsRevision":null,"strategies":[{"kind":"param_tuning","enabled":null,"params":{"maxTokensCap":null}}],"overrides":null,"holdout":{"enabled":null,"percent":null,"salt":null}}""");
        Assert.Equal(200, status);
        Assert.Equal(4096, await MaxTokensAsync(server, "m", "{}"));
    }

    [Fact]
    public async Task Rules_MatchByGlob_AndDisableAlwaysWins()
    {
        using var folder = new TemporaryFolder();
        await using var server = await OptimizerServer.StartAsync(folder.Path);
        await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", """
            {"strategies":[{"kind":"param_tuning","enabled":false,"params":{"maxTokensCap":99}}],
             "overrides":{"byEndpoint":{"/v1/messages":{"enable":["param_tuning"]}},
              "rules":[{"label":"mini","when":{"models":["gpt-4o-*"]},"enable":["param_tuning"],"params":{"param_tuning":{"maxTokensCap":50}}},
                       {"label":"bob","when":{"users":["b?b"]},"disable":["param_tuning"]},
                       {"label":"env","when":{"metadata":{"env":["prod*"]}},"params":{"param_tuning":{"maxTokensCap":40}}}]}}
            """);
        Assert.Equal(50, await MaxTokensAsync(server, "gpt-4o-mini", "{}"));
        Assert.Equal(40, await MaxTokensAsync(server, "gpt-4o-mini", """{"env":"production"}"""));
        Assert.Equal(5000, await MaxTokensAsync(server, "other", "{}"));
        Assert.Equal(99, await MaxTokensAsync(server, "other", "{}", "/v1/messages"));
        Assert.Equal(5000, await MaxTokensAsync(server, "gpt-4o-mini", """{"user":"bob"}"""));
        var answer = await server.OptimizeAsync(Request, more: ""","metadata":{"user":"bob"}""");
        Assert.Contains(answer.GetProperty("suppressedKinds").EnumerateArray(), s => s.GetProperty("reason").GetString() == "disabled_by_rule");
    }

    [Fact]
    public void Migrations_OlderRevision_AreReplayedOverIt()
    {
        var migrations = new DefaultsMigrations([config => config["second"] = true, config => config["third"] = true]);
        JsonElement Apply(string json) => migrations.Apply(JsonDocument.Parse(json).RootElement);
        Assert.Equal("""{"defaultsRevision":3,"mine":1}""", Apply("""{"defaultsRevision":3,"mine":1}""").GetRawText());
        Assert.Equal("""{"defaultsRevision":3,"third":true}""", Apply("""{"defaultsRevision":2}""").GetRawText());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"second":true,"third":true,"defaultsRevision":3}"""), JsonNode.Parse(Apply("{}").GetRawText())));
        Assert.Throws<SettingsException>(() => Apply("""{"defaultsRevision":4}"""));
    }

    [Fact]
    public async Task CorruptFile_KeepsTheDefaultsAndTheServiceStarts()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "settings.json"), """{"off":false,"config":{"strategies":[{"kind":"n""");
        await using var server = await OptimizerServer.StartAsync(folder.Path);
        Assert.True((await server.AdminAsync(HttpMethod.Get, "/admin/optimizer/settings")).Body.GetProperty("config").GetProperty("strategies").GetArrayLength() > 5);
    }

    [Fact]
    public async Task KillSwitch_PassesEverythingThrough_UntilItIsOnAgain()
    {
        using var folder = new TemporaryFolder();
        await using var server = await OptimizerServer.StartAsync(folder.Path);
        await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", Clamp);
        await server.AdminAsync(HttpMethod.Post, "/admin/optimizer/off");
        Assert.Equal(5000, await MaxTokensAsync(server, "m", "{}"));
        await server.AdminAsync(HttpMethod.Post, "/admin/optimizer/on");
        Assert.Equal(99, await MaxTokensAsync(server, "m", "{}"));
    }

    [RedisFact]
    public async Task Redis_AChangeReachesEveryReplica_WithinASecond()
    {
        var redis = (await RedisServer.SharedAsync()).NewDatabase();
        using var folder = new TemporaryFolder();
        await using var first = await OptimizerServer.StartAsync(folder.Path, $"--ConnectionStrings:cache={redis}");
        await using var second = await OptimizerServer.StartAsync(folder.Path, $"--ConnectionStrings:cache={redis}");
        Assert.Equal("shared", (await second.AdminAsync(HttpMethod.Get, "/health")).Body.GetProperty("configStore").GetString());
        await first.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", Clamp);
        await Eventually.IsTrueAsync(async () => await MaxTokensAsync(second, "m", "{}") == 99, "the other replica follows", seconds: 4);
        await second.AdminAsync(HttpMethod.Post, "/admin/optimizer/off");
        await Eventually.IsTrueAsync(async () => await MaxTokensAsync(first, "m", "{}") == 5000, "the kill switch reaches the other replica", seconds: 4);
    }

    private static async Task<int> MaxTokensAsync(OptimizerServer server, string model, string metadata, string endpoint = "/v1/chat/completions") =>
        (await server.OptimizeAsync(Request.Replace("gpt-4o-mini", model, StringComparison.Ordinal), endpoint, $",\"metadata\":{metadata}"))
            .GetProperty("request").GetProperty("max_tokens").GetInt32();
}
