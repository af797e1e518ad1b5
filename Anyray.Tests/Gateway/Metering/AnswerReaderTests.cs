using System.Text;
using System.Text.Json;
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
        var usage = reader.Usage!;
        Assert.Equal(new TokenUsage { Input = input, CacheRead = read, CacheWrite5m = write5m, CacheWrite1h = write1h, Output = output }, usage with { Reasoning = 0 });
    }

    [Theory]
    [InlineData("OpenAIChat", """{"service_tier":"flex","usage":{"prompt_tokens":100,"completion_tokens":50}}""", "{\"tier\":\"flex\"}")]
    [InlineData("OpenAIChat", """{"service_tier":"default","usage":{"prompt_tokens":100,"completion_tokens":50,"prompt_tokens_details":{"audio_tokens":0}}}""", "null")]
    [InlineData("OpenAIChat", """{"usage":{"prompt_tokens":100,"prompt_tokens_details":{"text_tokens":40,"audio_tokens":60},"completion_tokens":50,"completion_tokens_details":{"audio_tokens":45,"text_tokens":5}}}""", "{\"audioInput\":60,\"audioOutput\":45}")]
    [InlineData("OpenAIResponses", """{"response":{"service_tier":"priority","usage":{"input_tokens":100,"output_tokens":9}}}""", "{\"tier\":\"priority\"}")]
    [InlineData("OpenAIResponses", """{"output":[{"type":"web_search_call","action":{"type":"search"}},{"type":"web_search_call","action":{"type":"open_page"}},{"type":"web_search_call"},{"type":"message","content":[{"text":"\"web_search_call\""}]}],"usage":{"input_tokens":100,"output_tokens":9}}""", "{\"searches\":2}")]
    [InlineData("OpenAIResponses", """{"output":["web_search_call"],"usage":{"input_tokens":100,"output_tokens":9}}""", "null")]
    // Realtime: the cached tokens are split too.
    [InlineData("OpenAIResponses", """{"response":{"usage":{"input_tokens":100,"input_token_details":{"text_tokens":30,"audio_tokens":70,"cached_tokens":64,"cached_tokens_details":{"text_tokens":14,"audio_tokens":50}},"output_tokens":40,"output_token_details":{"text_tokens":10,"audio_tokens":30}}}}""", "{\"audioInput\":20,\"audioCacheRead\":50,\"audioOutput\":30}")]
    [InlineData("None", """{"text":"…","usage":{"type":"tokens","input_tokens":14,"input_token_details":{"text_tokens":4,"audio_tokens":10},"output_tokens":5,"total_tokens":19}}""", "{\"audioInput\":10}")]
    [InlineData("None", """{"text":"…","usage":{"type":"duration","seconds":9.5}}""", "{\"audioMilliseconds\":9500}")]
    [InlineData("None", """{"task":"transcribe","duration":8.47,"text":"…"}""", "{\"audioMilliseconds\":8470}")]
    [InlineData("Anthropic", """{"usage":{"input_tokens":5,"output_tokens":9,"server_tool_use":{"web_search_requests":3,"web_fetch_requests":1},"service_tier":"batch"}}""", "{\"searches\":3,\"tier\":\"flex\"}")]
    [InlineData("Anthropic", """{"usage":{"input_tokens":5,"output_tokens":9,"speed":"fast","service_tier":"standard"}}""", "{\"tier\":\"fast\"}")]
    [InlineData("Converse", """{"usage":{"inputTokens":5,"outputTokens":9},"serviceTier":{"type":"priority"}}""", "{\"tier\":\"priority\"}")]
    [InlineData("Gemini", """{"usageMetadata":{"promptTokenCount":100,"cachedContentTokenCount":30,"candidatesTokenCount":5,"promptTokensDetails":[{"modality":"TEXT","tokenCount":20},{"tokenCount":80,"modality":"AUDIO"}],"cacheTokensDetails":[{"modality":"AUDIO","tokenCount":25}],"candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":4}],"trafficType":"ON_DEMAND_FLEX"}}""", "{\"audioInput\":55,\"audioCacheRead\":25,\"audioOutput\":4,\"tier\":\"flex\"}")]
    public void What_changes_the_price_of_tokens_is_read_beside_them(string dialect, string answer, string details)
    {
        var reader = new AnswerReader(Enum.Parse<Dialect>(dialect));
        reader.Body(Encoding.UTF8.GetBytes(answer));
        Assert.Equal(details, JsonSerializer.Serialize(reader.Usage!.Details, JsonSerializerOptions.Web));
    }

    [Fact]
    public void A_compaction_is_billed_with_the_answer_and_an_advisor_as_its_own_model()
    {
        var reader = new AnswerReader(Dialect.Anthropic);
        reader.Event("message_start"u8, """{"type":"message_start","message":{"model":"claude-sonnet-4-5","usage":{"input_tokens":600,"output_tokens":1,"iterations":null}}}"""u8);
        for (var repeated = 0; repeated < 2; repeated++)
            reader.Event("message_delta"u8, """
                {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":600,"output_tokens":40,"iterations":[
                {"type":"compaction","input_tokens":150000,"output_tokens":3000,"cache_creation_input_tokens":7,"cache_creation":{"ephemeral_1h_input_tokens":7,"ephemeral_5m_input_tokens":0}},
                {"type":"message","model":"claude-sonnet-4-5","input_tokens":600,"output_tokens":40},"odd",[1],
                {"type":"advisor_message","model":"claude-opus-4-6","input_tokens":20,"output_tokens":30}]}}
                """u8);
        Assert.Equal(new TokenUsage { Input = 150_600, CacheWrite1h = 7, Output = 3_040 }, reader.Usage);
        Assert.Equal(new ModelUsage("claude-opus-4-6", new TokenUsage { Input = 20, Output = 30 }), Assert.Single(reader.Others!));
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
