namespace Anyray.Tests.Optimizer.Core.Strategies;

public sealed class PromptCompressionTests
{
    private const string Rule = "Always answer in the language of the question and cite the file you took the answer from, with its line.";

    [Theory]
    [InlineData(TestDialect.OpenAiChat, false)]
    [InlineData(TestDialect.OpenAiChat, true)]
    [InlineData(TestDialect.Anthropic, false)]
    [InlineData(TestDialect.Anthropic, true)]
    [InlineData(TestDialect.OpenAiResponses, false)]
    [InlineData(TestDialect.OpenAiResponses, true)]
    public void Run_RepeatedParagraph_KeepsTheFirstCopy(TestDialect dialect, bool blocks)
    {
        var request = new TestRequest(dialect, blocks).User($"{Rule}\n\nfirst part\n\n{Rule}\n\nsecond part\n\n{Rule}\n\nWhat is the answer?");
        var result = new StrategyHarness("prompt_compression", """{"minChars":100}""").Run(request);
        Assert.Contains($"{Rule}\\n\\nfirst part\\n\\nsecond part\\n\\nWhat is the answer?", result.Body, StringComparison.Ordinal);
        Assert.Equal("prompt_compression", Assert.Single(result.Decisions).Kind);
    }

    [Fact]
    public void Run_BlankRuns_CollapseOutsideCodeOnly()
    {
        var code = "```\nif (x)     {   y();   }\n```";
        var result = new StrategyHarness("prompt_compression", """{"minChars":50}""").Run(new TestRequest().User($"Fix   this{new string(' ', 80)}please.\n\n\n\n\n{code}\n"));
        Assert.Contains("\"Fix this please.\\n\\n```\\nif (x)     {   y();   }\\n```\\n\"", result.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SavingBelowMinChars_ChangesNothing()
    {
        var result = new StrategyHarness("prompt_compression").Run(new TestRequest().User($"{Rule}\n\nWhat  now?\n\n{Rule}"));
        Assert.True(result.Unchanged);
        Assert.Empty(result.Decisions);
    }

    [Fact]
    public void Run_FencedBlockWithBlankLines_IsOneParagraph()
    {
        var fence = "```\nline one of the sample\n\nline two of the sample\n```";
        var result = new StrategyHarness("prompt_compression", """{"minChars":20}""").Run(new TestRequest().User($"{fence}\n\nand again\n\n{fence}\n\nend"));
        Assert.Contains("line two of the sample\\n```\\n\\nand again\\n\\nend", result.Body, StringComparison.Ordinal);
    }
}
