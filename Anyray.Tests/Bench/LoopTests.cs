using Anyray.Bench.Corpus.Sessions;
using Anyray.Bench.Loop;

namespace Anyray.Tests.Bench;

public class LoopTests
{
    [Fact]
    public async Task Sessions_OnEveryProvider_NoPrefixBreaks_AndNoneIsDearer()
    {
        var sessions = SessionCatalogue.Sessions(5).GroupBy(s => (s.Rule, Script: s.Name.Split('-')[0])).Select(g => g.MinBy(s => s.Turns.Count)!).ToList();
        Assert.True(sessions.Count >= 15);
        foreach (var session in sessions)
        {
            var result = await LoopRun.ReplayAsync(session);
            Assert.True(result.Breaks == 0, $"{session.Name}: {result.Breaks} prefix break(s)");
            Assert.False(result.IsDearer, $"{session.Name}: {result.Baseline} -> {result.Cost} nano-USD");
        }
    }
}
