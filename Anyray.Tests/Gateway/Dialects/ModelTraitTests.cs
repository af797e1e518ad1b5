using System.Text;
using System.Text.Json;
using Anyray.Gateway.Dialects;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>What depends on the model or the provider, not on the dialect alone.</summary>
public sealed class ModelTraitTests
{
    private const string ToolTurn = """
        {"messages":[{"role":"user","content":"w?"},
          {"role":"assistant","content":null,"tool_calls":[{"id":"call_a","type":"function","function":{"name":"w","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"call_a","content":"rain"}],
         "tools":[{"type":"function","function":{"name":"w"}}],"reasoning_effort":"high"}
        """;

    private const string Thinker = """{"messages":[{"role":"user","content":"x"}],"reasoning_effort":"minimal","temperature":0.2,"top_p":0.5,"stream":true}""";

    [Fact]
    public void NewestClaude_ThinksByEffort_WithoutSampling()
    {
        var (body, dropped) = Translate(Dialect.OpenAIChat, Dialect.Anthropic, "anthropic", "claude-opus-5-5", Thinker);
        Assert.Equal("adaptive", body.GetProperty("thinking").GetProperty("type").GetString());
        Assert.Equal("low", body.GetProperty("output_config").GetProperty("effort").GetString());
        Assert.False(body.TryGetProperty("temperature", out _));
        Assert.Equal(["temperature", "top_p"], dropped);
    }

    [Fact]
    public void OldClaude_CannotThink_SoItSamples()
    {
        var (body, dropped) = Translate(Dialect.OpenAIChat, Dialect.Anthropic, "anthropic", "claude-3-5-haiku-20241022", Thinker);
        Assert.False(body.TryGetProperty("thinking", out _));
        Assert.Equal(0.2, body.GetProperty("temperature").GetDouble());
        Assert.Equal(8192, body.GetProperty("max_tokens").GetInt32());
        Assert.Contains("reasoning_effort", dropped);
    }

    [Fact]
    public void Claude_InAToolTurnWhoseThoughtsTheClientLost_GoesOnWithoutThinking()
    {
        var (body, dropped) = Translate(Dialect.OpenAIChat, Dialect.Anthropic, "anthropic", "claude-sonnet-4-5", ToolTurn);
        Assert.False(body.TryGetProperty("thinking", out _));
        Assert.Equal(["reasoning_effort"], dropped);
    }

    [Fact]
    public void NewestClaude_TakesASystemMessageAmidTheConversation()
    {
        var (body, _) = Translate(Dialect.OpenAIChat, Dialect.Anthropic, "anthropic", "claude-opus-5-5", """{"messages":[{"role":"user","content":"a"},{"role":"developer","content":"b"}]}""");
        Assert.Equal("system", body.GetProperty("messages")[1].GetProperty("role").GetString());
    }

    [Fact]
    public void NewestGemini_ForACallWhoseSignatureTheClientLost_GetsTheStandIn()
    {
        var (body, _) = Translate(Dialect.OpenAIChat, Dialect.Gemini, "google", "gemini-3-pro", ToolTurn);
        Assert.Equal("skip_thought_signature_validator", body.GetProperty("contents")[1].GetProperty("parts")[0].GetProperty("thoughtSignature").GetString());
        Assert.Equal("HIGH", body.GetProperty("generationConfig").GetProperty("thinkingConfig").GetProperty("thinkingLevel").GetString());
    }

    [Fact]
    public void NewestGemini_TakesImagesInsideToolResults()
    {
        var (body, _) = Translate(Dialect.Anthropic, Dialect.Gemini, "google", "gemini-3-pro", """
            {"max_tokens":9,"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"shot","input":{}}]},
             {"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]}]}]}
            """);
        var part = Assert.Single(body.GetProperty("contents")[1].GetProperty("parts").EnumerateArray());
        Assert.Equal("AA==", part.GetProperty("functionResponse").GetProperty("parts")[0].GetProperty("inlineData").GetProperty("data").GetString());
    }

    [Fact]
    public void OpenAIReasoningModel_TakesAnEffort_AndNoSampling()
    {
        var (body, dropped) = Translate(Dialect.Anthropic, Dialect.OpenAIChat, "openai", "gpt-5.2", """{"max_tokens":9000,"temperature":1,"thinking":{"type":"enabled","budget_tokens":2048},"messages":[{"role":"user","content":"x"}]}""");
        Assert.Equal("low", body.GetProperty("reasoning_effort").GetString());
        Assert.Equal(9000, body.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal(["temperature"], dropped);
    }

    [Fact]
    public void CompatibleProvider_GetsTheOlderMembers()
    {
        var (body, dropped) = Translate(Dialect.Anthropic, Dialect.OpenAIChat, "groq", "llama-3.3-70b", """{"max_tokens":50,"temperature":1,"thinking":{"type":"adaptive"},"messages":[{"role":"user","content":"x"}]}""");
        Assert.Equal(50, body.GetProperty("max_tokens").GetInt32());
        Assert.Equal(1, body.GetProperty("temperature").GetDouble());
        Assert.Equal(["reasoning_effort"], dropped);
    }

    [Fact]
    public void Mistral_GetsIdsOfNineLetters_AndNoStreamOptions()
    {
        var (body, _) = Translate(Dialect.Anthropic, Dialect.OpenAIChat, "mistral-ai", "mistral-large", """
            {"max_tokens":9,"stream":true,"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"toolu_01","name":"w","input":{}}]},
             {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_01","content":"x"}]}]}
            """);
        var id = body.GetProperty("messages")[0].GetProperty("tool_calls")[0].GetProperty("id").GetString()!;
        Assert.Matches("^[a-zA-Z0-9]{9}$", id);
        Assert.Equal(id, body.GetProperty("messages")[1].GetProperty("tool_call_id").GetString());
        Assert.False(body.TryGetProperty("stream_options", out _));
    }

    [Fact]
    public void OpenReasoner_GetsItsThoughtsBackWhileItUsesTools()
    {
        var (body, _) = Translate(Dialect.Anthropic, Dialect.OpenAIChat, "deepseek", "deepseek-reasoner", """
            {"max_tokens":9,"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"Hm.","signature":"anyray.none."},{"type":"tool_use","id":"t","name":"w","input":{}}]},
             {"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"x"}]}]}
            """);
        Assert.Equal("Hm.", body.GetProperty("messages")[0].GetProperty("reasoning_content").GetString());
    }

    [Fact]
    public void LoneSurrogate_BecomesTheReplacementCharacter()
    {
        var (body, _) = Translate(Dialect.OpenAIChat, Dialect.Anthropic, "anthropic", "claude-sonnet-4-5", """{"messages":[{"role":"user","content":"a\ud800b"}]}""");
        Assert.Equal("a\uFFFDb", body.GetProperty("messages")[0].GetProperty("content").GetString());
    }

    [Fact]
    public void Embeddings_OfOpenAICallers_ComeFromGeminiAsTheyAskedForThem()
    {
        var translation = Pairs.Get(Dialect.OpenAIEmbeddings, Dialect.GeminiEmbeddings).Translate(
            """{"model":"m","input":["a","b"],"dimensions":2,"encoding_format":"base64"}"""u8.ToArray(), Pairs.Context(Dialect.GeminiEmbeddings));
        var request = JsonDocument.Parse(translation.Body).RootElement.GetProperty("requests");
        Assert.Equal("b", request[1].GetProperty("content").GetProperty("parts")[0].GetProperty("text").GetString());
        Assert.Equal(2, request[0].GetProperty("outputDimensionality").GetInt32());
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        translation.WriteResponse("""{"embeddings":[{"values":[1,0.5]},{"values":[0,-1]}]}"""u8.ToArray(), output);
        var data = JsonDocument.Parse(output.WrittenMemory).RootElement.GetProperty("data");
        Assert.Equal([0, 0, 128, 63, 0, 0, 0, 63], data[0].GetProperty("embedding").GetBytesFromBase64());
        Assert.Equal(1, data[1].GetProperty("index").GetInt32());
    }

    [Fact]
    public void Embeddings_OfGeminiCallers_ComeFromOpenAIInTheFormAskedFor()
    {
        var translation = Pairs.Get(Dialect.GeminiEmbeddings, Dialect.OpenAIEmbeddings).Translate(
            """{"content":{"parts":[{"text":"a"}]},"taskType":"RETRIEVAL_QUERY"}"""u8.ToArray(), Pairs.Context(Dialect.OpenAIEmbeddings));
        Assert.Equal(["taskType"], translation.DroppedParams);
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        translation.WriteResponse("""{"data":[{"index":0,"embedding":[1,0.5]}],"model":"e","usage":{"prompt_tokens":3,"total_tokens":3}}"""u8.ToArray(), output);
        Assert.Equal("""{"embedding":{"values":[1,0.5]}}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static (JsonElement Body, IReadOnlyList<string> Dropped) Translate(Dialect from, Dialect to, string provider, string model, string body)
    {
        var translation = Pairs.Get(from, to).Translate(Encoding.UTF8.GetBytes(body), Pairs.Context(to, provider, model));
        return (JsonDocument.Parse(translation.Body).RootElement, translation.DroppedParams);
    }
}
