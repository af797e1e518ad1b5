using Anyray.Contracts.Pricing;

namespace Anyray.Tests.Contracts;

public sealed class PriceTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Seed_HasAtLeast150ModelsWithSourceAndDate()
    {
        Assert.True(PriceTable.Seed.All.Select(p => (p.Provider, p.Model)).Distinct().Count() >= 150);
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", PriceTable.Seed.Version);
        Assert.Equal(PriceTable.Seed.All.Count(), PriceTable.Seed.All.Select(p => (p.Provider, p.Model, p.EffectiveFrom)).Distinct().Count());
        Assert.All(PriceTable.Seed.All, p => Assert.InRange(p.Input, 0, 200_000_000_000));
        Assert.All(PriceTable.Seed.All.Where(p => p.CacheRead is not null), p => Assert.True(p.CacheRead <= p.Input, p.Model));
    }

    [Fact]
    public void Seed_CoversEveryProviderThatIsNotTheCallersOwn()
    {
        string[] providers =
        [
            "openai", "anthropic", "bedrock", "google-vertex-ai", "google", "azure-openai", "groq", "mistral-ai", "deepseek", "together-ai",
            "openrouter", "x-ai", "fireworks-ai", "perplexity-ai", "cerebras", "ollama", "vllm", "simulator",
        ];
        Assert.Equal(providers.Order(), PriceTable.Seed.All.Select(p => p.Provider).Distinct().Order());
    }

    [Theory]
    [InlineData("openai", "gpt-4o-mini", "gpt-4o-mini")]
    [InlineData("openai", "gpt-4o-mini-2024-07-18", "gpt-4o-mini")]
    [InlineData("openai", "gpt-4o-2024-05-13", "gpt-4o-2024-05-13")]
    [InlineData("openai", "gpt-5-2025-08-07", "gpt-5")]
    [InlineData("openai", "gpt-5-chat-latest", "gpt-5")]
    [InlineData("anthropic", "claude-sonnet-4-5-20250929", "claude-sonnet-4-5")]
    [InlineData("anthropic", "claude-opus-4-0", "claude-opus-4")]
    [InlineData("anthropic", "claude-3-5-haiku-latest", "claude-3-5-haiku")]
    [InlineData("bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-sonnet-4-5")]
    [InlineData("bedrock", "anthropic.claude-3-haiku-20240307-v1:0", "anthropic.claude-3-haiku")]
    [InlineData("bedrock", "global.anthropic.claude-haiku-4-5-20251001-v1:0", "anthropic.claude-haiku-4-5")]
    [InlineData("bedrock", "arn:aws:bedrock:us-east-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0", "amazon.nova-pro")]
    [InlineData("bedrock", "amazon.nova-lite-v1:0:300k", "amazon.nova-lite")]
    [InlineData("google-vertex-ai", "claude-sonnet-4-5@20250929", "claude-sonnet-4-5")]
    [InlineData("google-vertex-ai", "publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro")]
    [InlineData("google", "models/gemini-2.0-flash-001", "gemini-2.0-flash")]
    [InlineData("together-ai", "meta-llama/llama-3.3-70b-instruct-turbo", "meta-llama/Llama-3.3-70B-Instruct-Turbo")]
    [InlineData("ollama", "whatever:7b", "*")]
    public void Find_ResolvesTheSpellingsProvidersUse(string provider, string asked, string priced) =>
        Assert.Equal(priced, PriceTable.Seed.Find(provider, asked, Now)?.Model);

    [Theory]
    [InlineData("openai", "gpt-4o-image-preview")]
    [InlineData("openai", "gpt-4o-live-preview")]
    [InlineData("openai", "gpt-99")]
    [InlineData("openai", "ft:gpt-4o-mini-2024-07-18:acme::abc")]
    [InlineData("anthropic", "claude-opus-4-9")]
    [InlineData("nobody", "gpt-4o")]
    public void Find_LeavesUnpriced_WhatItDoesNotKnow(string provider, string model) => Assert.Null(PriceTable.Seed.Find(provider, model, Now));

    [Fact]
    public void Find_TakesThePriceOfTheDay()
    {
        Assert.Equal(270_000_000, PriceTable.Seed.Find("deepseek", "deepseek-chat", new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero))!.Input);
        Assert.Equal(560_000_000, PriceTable.Seed.Find("deepseek", "deepseek-chat", new(2025, 9, 10, 0, 0, 0, TimeSpan.Zero))!.Input);
        Assert.Equal(280_000_000, PriceTable.Seed.Find("deepseek", "deepseek-chat", Now)!.Input);
        Assert.Null(PriceTable.Seed.Find("deepseek", "deepseek-chat", new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void With_PutsOwnPricesOverTheSeed_AndKeepsTheRest()
    {
        var table = PriceTable.Seed.With(7, [new ModelPrice { Provider = "openai", Model = "gpt-4o", Input = 1, Output = 2, EffectiveFrom = new(2026, 11, 1) }]);

        Assert.EndsWith("+7", table.Version);
        Assert.Equal(1, table.Find("openai", "gpt-4o-2024-08-06", Now)!.Input);
        Assert.Equal(2_500_000_000, table.Find("openai", "gpt-4o", Now.AddMonths(-2))!.Input);
        Assert.Equal(150_000_000, table.Find("openai", "gpt-4o-mini", Now)!.Input);
    }
}
