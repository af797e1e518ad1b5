using System.Text.RegularExpressions;
using Anyray.Tests.Infrastructure;
using StackExchange.Redis;

namespace Anyray.Tests.Optimizer.Core.Stash;

/// <summary>Where a service keeps what it takes out of requests.</summary>
public sealed partial class StashChoiceTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly string Log = JobLog.Of(900);

    [RedisFact]
    public async Task With_a_key_every_replica_finds_a_span_and_Redis_holds_no_readable_one()
    {
        using var folder = new TemporaryFolder();
        var connection = (await RedisServer.SharedAsync()).NewDatabase();
        string[] settings = [$"--ConnectionStrings:cache={connection}", "--Optimizer:RedisDeadlineMs=5000", $"--ANYRAY_CONTENT_KEY={new string('a', 64)}"];
        await using var one = await OptimizerServer.StartAsync(Path.Combine(folder.Path, "one"), settings);
        await using var two = await OptimizerServer.StartAsync(Path.Combine(folder.Path, "two"), settings);
        var handle = await ElideAsync(one);
        var (status, span) = await two.PostAsync("/v1/retrieve", $$"""{"handle":"{{handle}}"}""");
        Assert.Equal(200, status);
        Assert.Contains("INFO worker", span.GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Empty(await ReadableAsync(connection, "anyray:*"));
    }

    [RedisFact]
    public async Task Without_a_key_spans_stay_in_the_process()
    {
        using var folder = new TemporaryFolder();
        await using var server = await OptimizerServer.StartAsync(folder.Path, $"--ConnectionStrings:cache={redis.ConnectionString}", "--Optimizer:RedisDeadlineMs=5000");
        var handle = await ElideAsync(server);
        Assert.Equal(200, (await server.PostAsync("/v1/retrieve", $$"""{"handle":"{{handle}}"}""")).Status);
        Assert.Empty(await ReadableAsync(redis.ConnectionString, "anyray:stash:*"));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "stash")));
    }

    private static async Task<string> ElideAsync(OptimizerServer server)
    {
        var request = new TestRequest().Tool("read").Tool("retrieve").User("Which job took longest?").Call(Log).Call("ok").Build();
        var handle = Handle().Match((await server.OptimizeAsync(request)).GetProperty("request").GetRawText());
        Assert.True(handle.Success);
        return handle.Value;
    }

    private static async Task<List<string>> ReadableAsync(string connectionString, string pattern)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(connectionString);
        var database = connection.GetDatabase();
        var readable = new List<string>();
        await foreach (var key in connection.GetServers()[0].KeysAsync(database.Database, pattern))
            if ((await database.KeyTypeAsync(key)) == RedisType.String && (await database.StringGetAsync(key)).ToString().Contains("worker", StringComparison.Ordinal)) readable.Add(key.ToString());
            else if ((await database.KeyTypeAsync(key)) == RedisType.Hash && (await database.HashValuesAsync(key)).Any(v => v.ToString().Contains("worker", StringComparison.Ordinal))) readable.Add(key.ToString());
        return readable;
    }

    [GeneratedRegex("ctx_[0-9a-z]+_[0-9a-z]+")]
    private static partial Regex Handle();
}
