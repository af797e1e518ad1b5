using System.Globalization;

namespace Anyray.Tests.Optimizer.Strategies.OutputExternalize;

public sealed class OutputExternalizeTests
{
    private const string Kind = "output_externalize";

    private static readonly string Dump = string.Join('\n', Enumerable.Range(0, 2000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i:x8} 🚀 {i * 7919:x8}")));

    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.Anthropic)]
    [InlineData(TestDialect.OpenAiResponses)]
    public void LargeOutput_BecomesOneHandle_AndComesBackByteForByte(TestDialect dialect)
    {
        using var optimizer = new StrategyHarness(Kind, durable: true);
        var result = optimizer.Run(Request(dialect, Dump));
        Assert.Equal(Dump, Assert.Single(result.Stashed).Value);
        Assert.True(result.Body.Length < 2500);
        Assert.Contains("00000000 🚀 00000000", result.Body, StringComparison.Ordinal);
        Assert.Contains("000007cf 🚀", result.Body, StringComparison.Ordinal);
        Assert.Matches(@"^externalized 1 tool output\(s\) \(\d+->\d+ chars, -\d+%\); 1 stashed for retrieval$", result.Decision(Kind)!.Summary);
    }

    [Fact]
    public void WithoutADurableStash_NothingIsTakenOut()
    {
        using var optimizer = new StrategyHarness(Kind);
        Assert.True(optimizer.Run(Request(TestDialect.OpenAiChat, Dump)).Unchanged);
    }

    [Fact]
    public void SmallOrFreshOutput_Stays()
    {
        using var optimizer = new StrategyHarness(Kind, durable: true);
        Assert.True(optimizer.Run(Request(TestDialect.OpenAiChat, Dump[..19_000])).Unchanged);
        var fresh = optimizer.Run(new TestRequest().Tool("read").User("Look.").Call(Dump));
        Assert.True(fresh.Unchanged);
        Assert.Equal("fresh", fresh.Suppressed[Kind]);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(350)]
    public void OutputOfTheSmallestSize_IsNoError(int chars)
    {
        using var optimizer = new StrategyHarness(Kind, """{"minChars":200}""", durable: true);
        Assert.DoesNotContain("error", optimizer.Run(Request(TestDialect.OpenAiChat, Dump[..chars])).Suppressed.Values);
    }

    [Fact]
    public void LoneSurrogate_HasNoBytesToComeBack_SoItStays()
    {
        using var optimizer = new StrategyHarness(Kind, durable: true);
        var body = Request(TestDialect.OpenAiChat, Dump).Build().Replace("00000400 ", "00000400 \\ud83d", StringComparison.Ordinal);
        Assert.True(optimizer.Run(body).Unchanged);
    }

    private static TestRequest Request(TestDialect dialect, string output) => new TestRequest(dialect).Tool("read").User("Dump the disk.").Call(output).Assistant("Done.").User("Thanks. What next?");
}
