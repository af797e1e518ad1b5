using System.Text.Json;
using System.Text.RegularExpressions;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Regret;

/// <summary>Two optimizers on one Redis: what one's elisions cost, the other knows.</summary>
public sealed partial class RegretAcrossReplicasTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly string Log = JobLog.Of(200);

    [RedisFact]
    public async Task A_kind_regretted_on_one_replica_stands_down_on_both()
    {
        using var folder = new TemporaryFolder();
        await using var one = await StartAsync(folder, "one");
        await one.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", """{"defaultsRevision":1,"strategies":[{"kind":"relevance_filter","params":{"keepChars":1500}}]}""");
        await using var two = await StartAsync(folder, "two");

        var first = await one.OptimizeAsync(Request(0));
        var handle = Handle().Match(first.GetProperty("request").GetRawText()).Value;
        // Elided by the one, fetched from the other.
        for (var i = 0; i < 8; i++) Assert.Equal(200, (await two.PostAsync("/v1/retrieve", $$"""{"handle":"{{handle}}"}""")).Status);

        foreach (var server in (OptimizerServer[])[two, one])
            await Eventually.IsTrueAsync(async () => ReasonOf(await server.OptimizeAsync(Request(1))) == "regret_guard", "the kind stands down");
    }

    private static string? ReasonOf(JsonElement answer) =>
        answer.GetProperty("suppressedKinds").EnumerateArray().Where(s => s.GetProperty("kind").GetString() == "relevance_filter").Select(s => s.GetProperty("reason").GetString()).FirstOrDefault();

    private static string Request(int n) => new TestRequest().Tool("read").Tool("retrieve").User($"Which job took longest in run {n}?").Call($"{Log}\n{n}").Call("ok").Build();

    private Task<OptimizerServer> StartAsync(TemporaryFolder folder, string name) => OptimizerServer.StartAsync(
        Path.Combine(folder.Path, name), $"--ConnectionStrings:cache={redis.ConnectionString}", "--Optimizer:RedisDeadlineMs=5000", $"--ANYRAY_CONTENT_KEY={new string('a', 64)}");

    [GeneratedRegex("ctx_[0-9a-z]+_[0-9a-z]+")]
    private static partial Regex Handle();
}
