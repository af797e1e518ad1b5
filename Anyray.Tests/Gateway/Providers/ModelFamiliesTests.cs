using Anyray.Gateway.Providers;

namespace Anyray.Tests.Gateway.Providers;

public sealed class ModelFamiliesTests
{
    [Theory]
    [InlineData("claude-sonnet-4-5", "anthropic")]
    [InlineData("gpt-5", "openai")]
    [InlineData("o3-mini", "openai")]
    [InlineData("o9", "openai")]
    [InlineData("gemini-2.5-pro", "google")]
    [InlineData("o", null)]
    [InlineData("openchat", null)]
    [InlineData("llama-4", null)]
    public void ProviderOf_BareName_IsItsMakers(string model, string? provider) => Assert.Equal(provider, ModelFamilies.ProviderOf(model));
}
