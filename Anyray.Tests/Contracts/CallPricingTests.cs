using Anyray.Contracts.Pricing;

namespace Anyray.Tests.Contracts;

/// <summary>Costs and savings against figures worked out by hand. Prices in USD per million: input 3, output 15, read 0.30, write 3.75 and 6.</summary>
public sealed class CallPricingTests
{
    private static readonly ModelPrice Sonnet = Seed("anthropic", "claude-sonnet-4-5");

    [Fact]
    public void Cost_OpenAI_CachedPromptTokensAreApart()
    {
        // prompt_tokens 2006 with cached_tokens 1920, completion_tokens 300: 86 × $2.50 + 1920 × $1.25 + 300 × $10 per million.
        var usage = new TokenUsage { Input = 2_006 - 1_920, CacheRead = 1_920, Output = 300 };
        Assert.Equal(215_000 + 2_400_000 + 3_000_000, CallPricing.Cost(Seed("openai", "gpt-4o"), usage));
    }

    [Fact]
    public void Cost_Anthropic_BothLifetimesOfACacheWrite()
    {
        // 2048 fresh, 1800 read, 248 written for 5 min, 456 for 1 h, 503 out.
        var usage = new TokenUsage { Input = 2_048, CacheRead = 1_800, CacheWrite5m = 248, CacheWrite1h = 456, Output = 503 };
        Assert.Equal(6_144_000 + 540_000 + 930_000 + 2_736_000 + 7_545_000, CallPricing.Cost(Sonnet, usage));
    }

    [Fact]
    public void Cost_Gemini_ThoughtsAreOutput()
    {
        // promptTokenCount 10000 with cachedContentTokenCount 4000, candidates 200 and thoughts 800.
        var usage = new TokenUsage { Input = 6_000, CacheRead = 4_000, Output = 1_000, Reasoning = 800 };
        Assert.Equal(7_500_000 + 500_000 + 10_000_000, CallPricing.Cost(Seed("google", "gemini-2.5-pro"), usage));
    }

    [Fact]
    public void Cost_Bedrock_ReadsAndWritesOfAnInferenceProfile()
    {
        var usage = new TokenUsage { Input = 100, CacheRead = 1_000, CacheWrite5m = 2_000, Output = 10 };
        Assert.Equal(300_000 + 300_000 + 7_500_000 + 150_000, CallPricing.Cost(Seed("bedrock", "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"), usage));
    }

    [Fact]
    public void Cost_DeepSeek_HitsAndMisses()
    {
        // prompt_cache_miss_tokens 1000, prompt_cache_hit_tokens 9000, completion 500.
        var usage = new TokenUsage { Input = 1_000, CacheRead = 9_000, Output = 500 };
        Assert.Equal(280_000 + 252_000 + 210_000, CallPricing.Cost(Seed("deepseek", "deepseek-chat"), usage));
    }

    [Fact]
    public void Cost_Realtime_AudioHasItsOwnPrice_CachedOrNot()
    {
        // 30 text and 20 audio fresh, 14 text and 50 audio cached, 10 text and 30 audio out.
        var usage = new TokenUsage { Input = 50, CacheRead = 64, Output = 40, Details = new() { AudioInput = 20, AudioCacheRead = 50, AudioOutput = 30 } };
        Assert.Equal(30 * 4_000 + 20 * 32_000 + 64 * 400 + 10 * 16_000 + 30 * 64_000, CallPricing.Cost(Seed("openai", "gpt-realtime-2025-08-28"), usage));
    }

    [Fact]
    public void Cost_Transcripts_ByTokenOrByTheHour()
    {
        Assert.Equal(4 * 2_500 + 10 * 6_000 + 5 * 10_000, CallPricing.Cost(Seed("openai", "gpt-4o-transcribe"), new TokenUsage { Input = 14, Output = 5, Details = new() { AudioInput = 10 } }));
        var minute = new TokenUsage { Details = new() { AudioMilliseconds = 60_000 } };
        Assert.Equal(6_000_000, CallPricing.Cost(Seed("openai", "whisper-1"), minute));
        Assert.True(Seed("openai", "whisper-1").Covers(minute));
        Assert.False(Seed("openai", "gpt-4o-transcribe").Covers(minute));
    }

    [Theory]
    [InlineData(ServiceTier.Standard, 100)]
    [InlineData(ServiceTier.Flex, 50)]
    [InlineData(ServiceTier.Priority, 200)]
    [InlineData(ServiceTier.Fast, 100)]
    public void Cost_FollowsTheTier_ButNotForSearches(ServiceTier tier, int percent)
    {
        var usage = new TokenUsage { Input = 1_000, CacheRead = 1_000, Output = 100, Details = new() { Tier = tier, Searches = 3 } };
        Assert.Equal(2_375_000 * percent / 100 + 30_000_000, CallPricing.Cost(Seed("openai", "gpt-5"), usage));
    }

    [Theory]
    [InlineData(200_000, 200_000 * 1_250L + 10 * 10_000)]
    [InlineData(200_001, 200_001 * 2_500L + 10 * 15_000)]
    public void Cost_LongInput_IsDearerAsAWhole(long input, long cost) =>
        Assert.Equal(cost, CallPricing.Cost(Seed("google", "gemini-2.5-pro"), new TokenUsage { Input = input, Output = 10 }));

    [Fact]
    public void RemovedTokens_ThatKeepACallShort_SaveItsSurcharge() =>
        Assert.Equal(
            250_000 * 2_500L - 150_000 * 1_250L,
            CallPricing.Baseline(Seed("google", "gemini-2.5-pro"), new TokenUsage { Input = 150_000 }, new RemovedTokens { Fresh = 100_000 })
            - CallPricing.Cost(Seed("google", "gemini-2.5-pro"), new TokenUsage { Input = 150_000 }));

    [Fact]
    public void Cost_RoundsHalfUp_AndDoesNotOverflow()
    {
        var price = new ModelPrice { Provider = "p", Model = "m", Input = 500_000, Output = 499_999 };
        Assert.Equal(1, CallPricing.Cost(price, new TokenUsage { Input = 1 }));
        Assert.Equal(0, CallPricing.Cost(price, new TokenUsage { Output = 1 }));
        Assert.Equal(30_000_000_000_000, CallPricing.Cost(Sonnet with { Details = null }, new TokenUsage { Input = 10_000_000_000 }));
    }

    [Fact]
    public void ColdPrefix_RemovedTokensWouldHaveBeenPaidInFull()
    {
        var usage = new TokenUsage { Input = 1_000, Output = 100 };
        Assert.Equal(3_000_000, Saving(usage, new RemovedTokens { Fresh = 1_000 }));
    }

    [Fact]
    public void WarmPrefix_RemovedCachedTokensAreWorthTheReadPriceOnly()
    {
        var usage = new TokenUsage { Input = 1_000, CacheRead = 5_000, Output = 100 };
        Assert.Equal(300_000, Saving(usage, new RemovedTokens { Cached = 1_000 }));
    }

    [Fact]
    public void BrokenPrefix_IsALoss()
    {
        // 1000 tokens fewer, but 10000 are paid in full that would have been read: 1000 × 3 − 10000 × (3 − 0.30) = −$0.024.
        var usage = new TokenUsage { Input = 12_000, Output = 100 };
        Assert.Equal(3_000_000 - 27_000_000, Saving(usage, new RemovedTokens { Fresh = 1_000, LostCacheReads = 10_000 }));
    }

    [Fact]
    public void BrokenPrefix_ThatWasWrittenAnew_LosesTheWritePriceToo()
    {
        var usage = new TokenUsage { Input = 500, CacheWrite5m = 10_000, Output = 100 };
        Assert.Equal(-(37_500_000 - 3_000_000), Saving(usage, new RemovedTokens { LostCacheReads = 10_000 }));
    }

    [Fact]
    public void BrokenPrefix_NeverMovesMoreTokensThanWereSent()
    {
        var usage = new TokenUsage { Input = 100, Output = 10 };
        Assert.Equal(-(300_000 - 30_000), Saving(usage, new RemovedTokens { LostCacheReads = 1_000_000 }));
    }

    [Fact]
    public void Holdout_WithNothingRemoved_SavesNothing() =>
        Assert.Equal(0, Saving(new TokenUsage { Input = 5_000, CacheRead = 700, CacheWrite1h = 30, Output = 900 }, default));

    private static long Saving(TokenUsage usage, RemovedTokens removed) => CallPricing.Baseline(Sonnet, usage, removed) - CallPricing.Cost(Sonnet, usage);

    private static ModelPrice Seed(string provider, string model) => PriceTable.Seed.Find(provider, model, new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero))!;
}
