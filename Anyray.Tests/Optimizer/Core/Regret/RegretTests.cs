using Anyray.Optimizer.Regret;

namespace Anyray.Tests.Optimizer.Core.Regret;

public sealed class RegretTests
{
    [Fact]
    public void KindWhoseElisionsAreFetchedBack_StandsDown_UntilTheWindowHasMovedOn()
    {
        using var optimizer = new StrategyHarness("relevance_filter", """{"keepChars":1500}""");
        var log = string.Join('\n', Enumerable.Range(0, 200).Select(i => $"2025-01-01T00:00:{i % 60:00}Z INFO worker {i % 7} finished job {i} in {i * 7 % 91} ms"));
        TestRequest Request(int n) => new TestRequest().Tool("read").Tool("retrieve").User($"Which job took longest in run {n}?").Call($"{log}\n{n}").Call("ok");
        var first = optimizer.Run(Request(0));
        var handle = first.Stashed.First();
        for (var i = 0; i < 8; i++) optimizer.Service<RegretLedger>().Charge("default", handle.Key, handle.Value.Length);
        Assert.Equal("regret_guard", optimizer.Run(Request(1)).Suppressed["relevance_filter"]);
        optimizer.Time.Shift = TimeSpan.FromHours(7);
        Assert.NotNull(optimizer.Run(Request(2)).Decision("relevance_filter"));
    }
}
