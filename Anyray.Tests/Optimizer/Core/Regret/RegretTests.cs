using Anyray.Optimizer.Regret;

namespace Anyray.Tests.Optimizer.Core.Regret;

public sealed class RegretTests
{
    private const string Kind = "relevance_filter";

    private static readonly string Log = JobLog.Of(200);

    private readonly StrategyHarness _optimizer = new(Kind, """{"keepChars":1500}""");

    [Fact]
    public async Task KindWhoseElisionsAreFetchedBack_StandsDown_AndComesBackAfterAWhile()
    {
        var handle = _optimizer.Run(Request(0)).Stashed.First();
        await FetchAsync(handle.Key, handle.Value.Length, times: 8);
        Assert.Equal("regret_guard", _optimizer.Run(Request(1)).Suppressed[Kind]);
        _optimizer.Time.Shift = TimeSpan.FromHours(5);
        Assert.Equal("regret_guard", _optimizer.Run(Request(2)).Suppressed[Kind]);
        _optimizer.Time.Shift = TimeSpan.FromHours(7);
        Assert.NotNull(_optimizer.Run(Request(3)).Decision(Kind));
    }

    [Fact]
    public async Task KindThatSavesMoreThanItCosts_StaysOn()
    {
        var handle = _optimizer.Run(Request(0)).Stashed.First();
        for (var i = 1; i < 40; i++) _optimizer.Run(Request(i));
        await FetchAsync(handle.Key, handle.Value.Length, times: 6);
        Assert.NotNull(_optimizer.Run(Request(50)).Decision(Kind));
    }

    [Fact]
    public async Task FewFetches_AreNoEvidence()
    {
        var handle = _optimizer.Run(Request(0)).Stashed.First();
        await FetchAsync(handle.Key, 10_000_000, times: 4);
        Assert.NotNull(_optimizer.Run(Request(1)).Decision(Kind));
    }

    [Fact]
    public async Task AnotherTenantsFetches_CountForThatTenantAlone()
    {
        var handle = _optimizer.Run(Request(0)).Stashed.First();
        await FetchAsync(handle.Key, handle.Value.Length, times: 8);
        Assert.Null(_optimizer.Run(Request(1)).Decision(Kind));
        _optimizer.Metadata["tenantId"] = "other";
        Assert.NotNull(_optimizer.Run(Request(1)).Decision(Kind));
    }

    [Fact]
    public async Task RewriteOfSentBytes_IsChargedForTheCacheWritesThatTheRecordReports()
    {
        // The cache had gone cold, so the kind was free to rewrite what was sent; the provider says that it was not.
        const string Setup = """{"keepChars":1500}""";
        using var optimizer = new StrategyHarness(Kind, Setup);
        var ledger = optimizer.Service<RegretLedger>();
        for (var i = 0; i < 5; i++)
        {
            var id = await RewriteAsync(optimizer, i);
            await ledger.ChargeCacheWritesAsync("default", id, 1_000_000);
        }
        Assert.Equal("regret_guard", optimizer.Run(Request(99)).Suppressed[Kind]);
    }

    [Fact]
    public async Task CacheWrites_OfACallWithoutRewrites_ChargeNobody()
    {
        for (var i = 0; i < 6; i++) await _optimizer.Service<RegretLedger>().ChargeCacheWritesAsync("default", _optimizer.Run(Request(i)).OptimizationId, 1_000_000);
        Assert.NotNull(_optimizer.Run(Request(99)).Decision(Kind));
    }

    private static async Task<string> RewriteAsync(StrategyHarness optimizer, int n)
    {
        var session = new TestRequest().System(new string('s', 40_000)).Tool("read").Tool("retrieve").User($"Which job took longest in run {n}?").Call($"{Log}\n{n}");
        await optimizer.RunAsync(session.Build());
        optimizer.Time.Shift += TimeSpan.FromMinutes(61);
        var later = await optimizer.RunAsync(session.Call("ok").Build());
        Assert.NotNull(later.Decision(Kind));
        return later.OptimizationId;
    }

    private static TestRequest Request(int n) => new TestRequest().Tool("read").Tool("retrieve").User($"Which job took longest in run {n}?").Call($"{Log}\n{n}").Call("ok");

    private async Task FetchAsync(string handle, int bytes, int times)
    {
        for (var i = 0; i < times; i++) await _optimizer.Service<RegretLedger>().ChargeRetrievalAsync("default", handle, bytes, withTurn: true);
    }
}
