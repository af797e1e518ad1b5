using System.Text;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Metering;

namespace Anyray.Tests.Gateway.Metering;

public sealed class AnswerReaderTests
{
    [Theory]
    // OpenAI counts reads and writes within the prompt.
    [InlineData("OpenAIChat", """{"usage":{"prompt_tokens":100,"completion_tokens":9,"prompt_tokens_details":{"cached_tokens":30,"cache_write_tokens":20}}}""", 50, 30, 20, 0, 9)]
    [InlineData("OpenAIResponses", """{"response":{"usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":30,"cache_write_tokens":20},"output_tokens":9}}}""", 50, 30, 20, 0, 9)]
    // Bedrock and Anthropic count them beside the input.
    [InlineData("Converse", """{"usage":{"inputTokens":5,"outputTokens":9,"cacheReadInputTokens":30,"cacheWriteInputTokens":27,"cacheDetails":[{"inputTokens":20,"ttl":"5m"},{"ttl":"1h","inputTokens":7}]}}""", 5, 30, 20, 7, 9)]
    [InlineData("Converse", """{"usage":{"cacheDetails":[{"inputTokens":20,"ttl":"1h"}],"inputTokens":5,"outputTokens":9,"cacheWriteInputTokens":20}}""", 5, 0, 0, 20, 9)]
    [InlineData("Anthropic", """{"usage":{"input_tokens":5,"output_tokens":9,"cache_read_input_tokens":30,"cache_creation_input_tokens":27,"cache_creation":{"ephemeral_5m_input_tokens":20,"ephemeral_1h_input_tokens":7}}}""", 5, 30, 20, 7, 9)]
    // A list repeats the names of the total beside it.
    [InlineData("Anthropic", """{"usage":{"input_tokens":5,"output_tokens":9,"iterations":[{"type":"message","input_tokens":1,"output_tokens":2}]}}""", 5, 0, 0, 0, 9)]
    [InlineData("Gemini", """{"usageMetadata":{"promptTokenCount":100,"cachedContentTokenCount":30,"candidatesTokenCount":5,"thoughtsTokenCount":4,"promptTokensDetails":[{"modality":"TEXT","tokenCount":100}]}}""", 70, 30, 0, 0, 9)]
    public void Usage_falls_into_the_tiers_that_are_billed(string dialect, string answer, long input, long read, long write5m, long write1h, long output)
    {
        var reader = new AnswerReader(Enum.Parse<Dialect>(dialect));
        reader.Body(Encoding.UTF8.GetBytes(answer));
        var usage = reader.Usage!.Value;
        Assert.Equal(new TokenUsage { Input = input, CacheRead = read, CacheWrite5m = write5m, CacheWrite1h = write1h, Output = output }, usage with { Reasoning = 0 });
    }

    [Theory]
    [InlineData(1, "0", true)]
    [InlineData(2, "0", false)]
    [InlineData(2, "1", false)]
    [InlineData(2, "0 0", false)]
    [InlineData(2, "1 0", true)]
    [InlineData(1, "-1 0", false)]
    [InlineData(3, "0 1 -2", false)]
    [InlineData(3, "2 0 1", true)]
    public void An_answer_is_finished_when_every_choice_is(int asked, string finished, bool whole)
    {
        var reader = new AnswerReader(Dialect.OpenAIChat, asked);
        foreach (var choice in finished.Split(' ').Select(int.Parse))
            reader.Event(default, Encoding.UTF8.GetBytes($$"""{"choices":[{"finish_reason":{{(choice < 0 ? "null" : "\"stop\"")}},"delta":{},"index":{{Math.Abs(choice)}}}]}"""));
        Assert.Equal(whole, reader.Finished);
    }
}
