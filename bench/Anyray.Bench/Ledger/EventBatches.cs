using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Pricing;
using Anyray.Contracts.Spend;

namespace Anyray.Bench.Ledger;

/// <summary>Batches of events as a mid-sized organisation makes them: 60 people, 8 models, 3 tools.</summary>
internal static class EventBatches
{
    private static readonly string[] Models = ["gpt-5", "gpt-5-mini", "gpt-4o-mini", "gpt-4.1", "o3", "o4-mini", "gpt-4o", "gpt-5-nano"];
    private static readonly string[] Tools = ["editor", "agent", "ci"];
    private static long _next;

    /// <param name="batches">How many.</param>
    /// <param name="size">Events in each.</param>
    /// <param name="spread">The time before now that they are spread over: minutes for live traffic, days to fill a ledger.</param>
    public static List<byte[]> Make(int batches, int size, TimeSpan spread)
    {
        var random = new Random(7);
        var now = DateTimeOffset.UtcNow;
        var made = new List<byte[]>(batches);
        for (var b = 0; b < batches; b++)
        {
            using var lines = new MemoryStream();
            for (var i = 0; i < size; i++)
            {
                JsonSerializer.Serialize(lines, Make(random, now - random.NextDouble() * spread), ContractsJsonContext.Default.SpendEvent);
                lines.WriteByte((byte)'\n');
            }
            made.Add(lines.ToArray());
        }
        return made;
    }

    /// <summary>One request. A user's requests of an hour are one session.</summary>
    public static SpendEvent Make(Random random, DateTimeOffset time)
    {
        var id = $"{time.ToUnixTimeMilliseconds():X12}{Interlocked.Increment(ref _next):X14}";
        var user = random.Next(60);
        var model = Models[random.Next(Models.Length)];
        var usage = new TokenUsage { Input = random.Next(8_000), CacheRead = random.Next(30_000), Output = random.Next(1_200) };
        var price = PriceTable.Seed.Find("openai", model, time)!;
        var removed = random.Next(4_000);
        var (cost, baseline) = (CallPricing.Cost(price, usage), CallPricing.Baseline(price, usage, new RemovedTokens { Fresh = removed }));
        return new SpendEvent
        {
            Id = id,
            Time = time,
            RequestId = id,
            Endpoint = "/v1/chat/completions",
            Dialect = "openai-chat",
            Provider = "openai",
            ModelAsked = model,
            ModelServed = model,
            Status = 200,
            State = TerminalState.Completed,
            User = $"user-{user}",
            Team = $"team-{user % 6}",
            KeyId = $"key_{user}",
            Tool = Tools[user % 3],
            SessionId = $"ses-{user}-{time:yyyyMMddHH}",
            Usage = usage,
            CostNanoUsd = cost,
            BaselineCostNanoUsd = baseline,
            SavingsNanoUsd = baseline - cost,
            OptimizationStatus = "applied",
            PriceVersion = "bench",
            TokensSavedByKind = new Dictionary<string, long> { ["context_dedupe"] = removed },
            Durations = new Durations { Total = 2_000_000, Upstream = 1_900_000 },
        };
    }
}
