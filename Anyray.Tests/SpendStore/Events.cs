using Anyray.Contracts.Pricing;
using Anyray.Contracts.Spend;

namespace Anyray.Tests.SpendStore;

/// <summary>Events for tests: a completed call of one million input tokens at $1 unless changed.</summary>
internal static class Events
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static long _next;

    public static SpendEvent Call(DateTimeOffset? time = null)
    {
        var at = time ?? DateTimeOffset.UtcNow.AddMinutes(-1);
        var id = Ulid(at);
        return new SpendEvent
        {
            Id = id,
            Time = at,
            RequestId = $"req_{id}",
            Endpoint = "/v1/chat/completions",
            Dialect = "openai-chat",
            Provider = "openai",
            ModelAsked = "gpt-4o-mini",
            ModelServed = "gpt-4o-mini",
            Status = 200,
            State = TerminalState.Completed,
            User = "ada",
            Team = "platform",
            KeyId = "key_1",
            Tool = "cli",
            SessionId = "ses_1",
            Usage = new TokenUsage { Input = 1_000, CacheRead = 200, CacheWrite5m = 50, Output = 100 },
            CostNanoUsd = 1_000_000_000,
            BaselineCostNanoUsd = 1_500_000_000,
            SavingsNanoUsd = 500_000_000,
            OptimizationStatus = "applied",
            TokensSavedByKind = new Dictionary<string, long> { ["context_dedupe"] = 300, ["prompt_compression"] = 100 },
            PriceVersion = "test",
            Durations = new Durations { Total = 1_000_000, Upstream = 900_000, Overhead = 500 },
        };
    }

    /// <summary>A ULID of that time; the rest counts up, so that tests are the same every time.</summary>
    public static string Ulid(DateTimeOffset time)
    {
        Span<char> text = stackalloc char[26];
        var rest = Interlocked.Increment(ref _next);
        for (var i = 25; i >= 10; i--, rest >>= 5) text[i] = Alphabet[(int)(rest & 31)];
        var millis = time.ToUnixTimeMilliseconds();
        for (var i = 9; i >= 0; i--, millis >>= 5) text[i] = Alphabet[(int)(millis & 31)];
        return new string(text);
    }
}
