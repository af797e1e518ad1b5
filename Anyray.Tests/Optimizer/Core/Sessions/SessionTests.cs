using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Sessions;

/// <summary>The rules of "Sessions, pins and the provider's prompt cache", on an agent that re-reads a log.</summary>
public sealed class SessionTests
{
    private static readonly string Log = JobLog.Of(900);

    private static readonly (string, string?)[] Kinds = [("context_dedupe", null), ("relevance_filter", """{"keepChars":1500}""")];

    private static TestRequest Turn(int turn, TestDialect dialect = TestDialect.Anthropic, bool cached = true)
    {
        var request = new TestRequest(dialect).Tool("read").Tool("retrieve").System("You are careful.").User("Which job took longest?");
        for (var i = 0; i < turn; i++) request.Call(i % 2 == 0 ? Log : $"{Log}\n{i}");
        if (cached && dialect == TestDialect.Anthropic) request.With("cache_control", new JsonObject { ["type"] = "ephemeral" });
        return request;
    }

    [Fact]
    public void WarmCache_SentBytesStay_AndTheGuardSaysWhy()
    {
        using var optimizer = new StrategyHarness(Kinds);
        var first = optimizer.Run(Turn(1));
        Assert.True(first.Unchanged);
        Assert.Equal("fresh", first.Suppressed["relevance_filter"]);
        var second = optimizer.Run(Turn(2));
        Assert.StartsWith(Content(first)[..^1], Content(second), StringComparison.Ordinal);
        Assert.Equal("cache_guard", second.Suppressed["relevance_filter"]);
        Assert.NotNull(second.Decision("context_dedupe"));
    }

    [Fact]
    public void NoCacheMarks_OnAProviderThatAsksForThem_HistoryMayBeRewritten()
    {
        using var optimizer = new StrategyHarness(Kinds);
        optimizer.Run(Turn(1, cached: false));
        var next = optimizer.Run(new TestRequest(TestDialect.Anthropic).Tool("read").Tool("retrieve").System("You are careful.").User("Which job took longest?").Call(Log).Call("ok"));
        Assert.NotNull(next.Decision("relevance_filter"));
    }

    [Fact]
    public void ColdCache_EverythingIsDecidedAnew()
    {
        using var optimizer = new StrategyHarness(Kinds);
        TestRequest Next() => new TestRequest(TestDialect.OpenAiChat).Tool("read").Tool("retrieve").User("Which job took longest?").Call(Log).Call("ok");
        optimizer.Run(new TestRequest(TestDialect.OpenAiChat).Tool("read").Tool("retrieve").User("Which job took longest?").Call(Log));
        Assert.Null(optimizer.Run(Next()).Decision("relevance_filter"));
        optimizer.Time.Shift += TimeSpan.FromHours(2);
        Assert.NotNull(optimizer.Run(Next()).Decision("relevance_filter"));
    }

    [Fact]
    public void FirstRequestWithALongHistory_EverythingMayRun()
    {
        using var optimizer = new StrategyHarness([("relevance_filter", """{"keepChars":1500}""")]);
        var result = optimizer.Run(new TestRequest().Tool("read").Tool("retrieve").User("Which job took longest?").Call(Log).Call("ok"));
        Assert.NotNull(result.Decision("relevance_filter"));
        Assert.NotEmpty(result.Stashed);
    }

    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.Anthropic)]
    [InlineData(TestDialect.OpenAiResponses)]
    public void PinsAlone_ARestartedOptimizer_GivesTheSameBytes(TestDialect dialect)
    {
        using var before = new StrategyHarness(Kinds);
        IReadOnlyList<string> pins = [];
        for (var turn = 1; turn <= 5; turn++)
        {
            var sent = before.Run(Turn(turn, dialect));
            using var restarted = new StrategyHarness(Kinds);
            var again = restarted.Run(Turn(turn, dialect), pins);
            Assert.Equal(sent.Body, again.Body);
            Assert.Equal(sent.Decisions.Select(d => d.Kind), again.Decisions.Select(d => d.Kind));
            pins = sent.Pins;
        }
    }

    [Fact]
    public void PinnedElision_OnARestartedOptimizer_StillRetrieves()
    {
        var kinds = new (string, string?)[] { ("relevance_filter", """{"keepChars":1500}""") };
        TestRequest Request() => new TestRequest().Tool("read").Tool("retrieve").User("Which job took longest?").Call(Log).Call("ok");
        using var before = new StrategyHarness(kinds);
        var sent = before.Run(Request());
        using var restarted = new StrategyHarness(kinds);
        var again = restarted.Run(Request().Call("more"), sent.Pins);
        Assert.NotEmpty(again.Stashed);
        Assert.Equal(sent.Stashed, again.Stashed);
    }

    [Fact]
    public void MovedCacheMarks_AndBlocksForStrings_AreTheSameMessages()
    {
        using var optimizer = new StrategyHarness(Kinds);
        optimizer.Run(Turn(2, TestDialect.OpenAiChat));
        var blocks = new TestRequest(TestDialect.OpenAiChat, blocks: true).Tool("read").Tool("retrieve").System("You are careful.").User("Which job took longest?").Call(Log).Call($"{Log}\n1").Call("x");
        Assert.Contains("repeated from earlier", optimizer.Run(blocks).Decision("context_dedupe")!.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gRMmHACAqqqq")]
    [InlineData("AQAA")]
    [InlineData("AQAABQ")]
    [InlineData("AQAABQs")]
    [InlineData("AQAACv8")]
    [InlineData("AQAA_____w8")]
    public void ForgedPins_AreIgnored(string forged)
    {
        using var optimizer = new StrategyHarness(Kinds);
        var honest = optimizer.Run(Turn(2)).Pins;
        using var other = new StrategyHarness(Kinds);
        var broken = honest.Select(p => p.StartsWith("p:", StringComparison.Ordinal) ? p[..(p.IndexOf('=') + 1)] + forged : p).Append("nonsense").Append("t=99999999999999999999").Append("=").ToList();
        Assert.NotEqual(honest, broken[..^3]);
        Assert.Equal(Turn(2).Build(), other.Run(Turn(2), broken).Body);
    }

    [Fact]
    public void LongSession_WhenItPays_HistoryIsRewrittenOnce()
    {
        using var optimizer = new StrategyHarness([("relevance_filter", """{"keepChars":400}""")]) { WeighRewrites = true };
        var bodies = new List<string>();
        long lost = 0;
        for (var turn = 1; turn <= 24; turn++)
        {
            var request = new TestRequest().Tool("read").Tool("retrieve").User("Which job took longest?");
            for (var i = 0; i < turn; i++) request.Call($"{Log}\nrun {i}");
            var result = optimizer.Run(request);
            lost += result.Prefix!.LostCacheReadTokens;
            bodies.Add(Content(result));
        }
        var breaks = Enumerable.Range(1, 23).Count(i => !bodies[i].StartsWith(bodies[i - 1][..^1], StringComparison.Ordinal));
        Assert.InRange(breaks, 1, 6);
        Assert.True(lost > 0);
        Assert.True(bodies[^1].Length < 24 * Log.Length / 2);
    }

    [Fact]
    public void Report_TellsTheLedgerWhatTheCacheWouldHaveRead()
    {
        using var optimizer = new StrategyHarness(Kinds);
        Assert.Equal(0, optimizer.Run(Turn(2)).Prefix!.PredictedCacheReadTokens);
        var third = optimizer.Run(Turn(3)).Prefix!;
        Assert.True(third.PredictedCacheReadTokens > 1024);
        Assert.True(third.TokensSavedFromCache > 1000);
        Assert.Equal(0, third.LostCacheReadTokens);
    }

    [RedisFact]
    public async Task Redis_TwoReplicas_ShareSessionsAndStash()
    {
        var redis = (await RedisServer.SharedAsync()).NewDatabase();
        using var folder = new TemporaryFolder();
        await using var first = await OptimizerServer.StartAsync(folder.Path, $"--ConnectionStrings:cache={redis}", "--Optimizer:RedisDeadlineMs=5000", $"--ANYRAY_CONTENT_KEY={new string('a', 64)}");
        await using var second = await OptimizerServer.StartAsync(folder.Path, $"--ConnectionStrings:cache={redis}", "--Optimizer:RedisDeadlineMs=5000", $"--ANYRAY_CONTENT_KEY={new string('a', 64)}");
        TestRequest Request() => new TestRequest().Tool("read").Tool("retrieve").User("Which job took longest?").Call(Log).Call("ok");
        var sent = await first.OptimizeAsync(Request().Build());
        var messages = sent.GetProperty("request").GetProperty("messages").GetRawText();
        Assert.Contains("ctx_", messages, StringComparison.Ordinal);
        var next = await second.OptimizeAsync(Request().Call("more").Build());
        Assert.StartsWith(messages[..^1], next.GetProperty("request").GetProperty("messages").GetRawText(), StringComparison.Ordinal);
        var handle = System.Text.RegularExpressions.Regex.Match(messages, "ctx_[0-9a-z]+_[0-9a-z]+").Value;
        var (status, retrieved) = await second.PostAsync("/v1/retrieve", $$"""{"handle":"{{handle}}"}""");
        Assert.Equal(200, status);
        Assert.Contains(retrieved.GetProperty("content").GetString()!, Log, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task Redis_ARestartedOptimizer_GivesTheSameBytesOnLaterTurns()
    {
        var redis = (await RedisServer.SharedAsync()).NewDatabase();
        using var folder = new TemporaryFolder();
        string[] settings = [$"--ConnectionStrings:cache={redis}", "--Optimizer:RedisDeadlineMs=5000"];
        var records = JsonSerializer.Serialize(Enumerable.Range(0, 80).Select(i => new { id = i, name = $"item {i}", state = i % 9 == 0 ? "failed" : "ok" }));
        var repeated = string.Concat(Enumerable.Repeat("warning: the certificate of the mirror expires soon\n", 40)) + "done";
        string[] outputs = [Log, $"{Log}\n1", records, records.Replace("item 7", "item seven", StringComparison.Ordinal), repeated, Log, "ok"];
        string? earlier = null;
        for (var turn = 1; turn <= outputs.Length; turn++)
        {
            var request = new TestRequest().Tool("read").Tool("retrieve").User("Which job took longest?");
            foreach (var output in outputs.Take(turn)) request.Call(output);
            // Stock settings and no pins: what was folded, tabled or turned into a delta has to come from the store.
            await using var restarted = await OptimizerServer.StartAsync(folder.Path, settings);
            var messages = (await restarted.OptimizeAsync(request.Build())).GetProperty("request").GetProperty("messages").GetRawText();
            if (earlier is not null) Assert.StartsWith(earlier[..^1], messages, StringComparison.Ordinal);
            earlier = messages;
        }

        Assert.Contains("table of 80 rows", earlier, StringComparison.Ordinal);
        Assert.Contains("[line above ×40]", earlier, StringComparison.Ordinal);
        Assert.Contains("same as output", earlier, StringComparison.Ordinal);
        Assert.Contains("identical to output 1", earlier, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task Redis_KilledMidSession_RequestsGoOn()
    {
        await using var redis = await RedisServer.StartAsync();
        using var folder = new TemporaryFolder();
        await using var server = await OptimizerServer.StartAsync(folder.Path, $"--ConnectionStrings:cache=127.0.0.1:{redis.Port},connectTimeout=500,syncTimeout=500");
        var body = Turn(2, TestDialect.OpenAiChat).Build();
        var sent = (await server.OptimizeAsync(body)).GetProperty("request").GetRawText();
        redis.Kill();
        Assert.Equal(sent, (await server.OptimizeAsync(body)).GetProperty("request").GetRawText());
    }

    private static string Content(HarnessResult result) => result.Json.GetProperty("messages").GetRawText();
}
