using Anyray.Bench.Corpus.Sessions;
using Anyray.Contracts.Pricing;

namespace Anyray.Bench.Loop;

/// <summary>Replays a session turn by turn, once as the client sends it and once through the optimizer, each against a cache of its own.</summary>
internal static class LoopRun
{
    private static readonly TimeSpan CacheLife = TimeSpan.FromMinutes(5);

    // A provider that caches nothing; open models are hosted at about these prices.
    private static readonly ModelPrice Uncached = new() { Provider = "ollama", Model = "llama3.3", Input = 600_000_000, Output = 800_000_000 };

    public static async Task<SessionResult> ReplayAsync(AgentSession session)
    {
        var time = new ManualTime();
        using var optimizer = new BenchOptimizer(time);
        var price = session.Rule == CacheRule.None ? Uncached : PriceTable.Seed.Find(session.Provider, session.Model, time.GetUtcNow())!;
        var (plainCache, cache) = (new PromptCache(session.Rule), new PromptCache(session.Rule));
        List<PromptBlock> plainBefore = [], before = [];
        IReadOnlyList<string> pins = [];
        var turns = new List<TurnResult>();
        foreach (var turn in session.Turns)
        {
            time.Advance(turn.Gap);
            var optimized = await optimizer.RunAsync(turn.Body, session.Endpoint, provider: session.Provider, pins: pins);
            pins = optimized.Pins;
            var (plain, sent) = (Prompt.Read(turn.Body), Prompt.Read(optimized.Body));
            var cached = session.Rule != CacheRule.None && turn.Gap <= CacheLife;
            turns.Add(new TurnResult(
                CallPricing.Cost(price, cache.Send(sent, time.GetUtcNow(), turn.OutputTokens)),
                CallPricing.Cost(price, plainCache.Send(plain, time.GetUtcNow(), turn.OutputTokens)),
                PrefixBroken: cached && StartsWith(plain, plainBefore) && !StartsWith(sent, before),
                Idle: sent.Sum(b => b.Tokens) >= plain.Sum(b => b.Tokens)));
            (plainBefore, before) = (plain, sent);
        }

        return new SessionResult(session, turns);
    }

    private static bool StartsWith(List<PromptBlock> blocks, List<PromptBlock> start)
    {
        if (blocks.Count < start.Count) return false;
        for (var i = 0; i < start.Count; i++)
            if (blocks[i].Hash != start[i].Hash) return false;
        return true;
    }
}
