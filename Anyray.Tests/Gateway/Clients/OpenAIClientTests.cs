using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace Anyray.Tests.Gateway.Clients;

public sealed class OpenAIClientTests : IAsyncLifetime
{
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync() => _env = await GatewayTestEnvironment.StartAsync();

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Theory]
    [InlineData("simulator")]
    [InlineData("gpt-4o-mini")]
    public async Task Chat_answers_with_usage(string model)
    {
        ChatCompletion answer = await Chat(model).CompleteChatAsync("Hi");
        Assert.NotEmpty(answer.Content[0].Text);
        Assert.True(answer.Usage.OutputTokenCount > 0);
        Assert.Equal(TerminalState.Completed, (await _env.Store.RequestAsync()).State);
    }

    [Fact]
    public async Task A_stream_arrives_in_pieces()
    {
        var pieces = new List<string>();
        await foreach (var update in Chat("simulator").CompleteChatStreamingAsync("Hi"))
            foreach (var part in update.ContentUpdate) pieces.Add(part.Text);
        Assert.True(pieces.Count > 5);
        Assert.StartsWith("Anyray's simulator", string.Concat(pieces));
    }

    [Fact]
    public async Task A_tool_call_goes_round()
    {
        _env.Upstream.Then(
            FaultyUpstream.Json(200, """{"id":"c","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"add","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""),
            FaultyUpstream.Json(200, Answers.Chat));
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("add", "adds", BinaryData.FromString("""{"type":"object"}""")) } };
        List<ChatMessage> messages = [new UserChatMessage("1+1")];
        ChatCompletion first = await Chat("gpt-4o-mini").CompleteChatAsync(messages, options);
        Assert.Equal(ChatFinishReason.ToolCalls, first.FinishReason);
        messages.Add(new AssistantChatMessage(first));
        messages.Add(new ToolChatMessage(first.ToolCalls[0].Id, "2"));
        ChatCompletion second = await Chat("gpt-4o-mini").CompleteChatAsync(messages, options);
        Assert.Equal("Hi there", second.Content[0].Text);
        using var sent = JsonDocument.Parse(_env.Upstream.Received[1].Text);
        Assert.Equal("call_1", sent.RootElement.GetProperty("messages")[2].GetProperty("tool_call_id").GetString());
    }

    [Fact]
    public async Task Embeddings_and_models_answer()
    {
        OpenAIEmbedding embedding = await Client().GetEmbeddingClient("simulator").GenerateEmbeddingAsync("text", new EmbeddingGenerationOptions());
        Assert.True(embedding.Index == 0);
        var models = await Client().GetOpenAIModelClient().GetModelsAsync();
        Assert.Contains(models.Value, m => m.Id == "gpt-4o-mini");
    }

    [Fact]
    public async Task An_error_is_the_clients_own_exception()
    {
        _env.Upstream.Then(FaultyUpstream.Json(400, Answers.OpenAIError));
        var e = await Assert.ThrowsAsync<ClientResultException>(() => Chat("gpt-4o-mini").CompleteChatAsync("Hi"));
        Assert.Equal(400, e.Status);
        Assert.Contains("odd", e.Message);
    }

    [Theory]
    [InlineData("gpt-4o-mini", "response_format")]
    [InlineData("claude-sonnet-4-5", "output_config")]
    public async Task Structured_output_is_asked_for_in_the_providers_own_words(string model, string member)
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, model[0] == 'g' ? Answers.Chat.Replace("Hi there", "{\\\"n\\\":3}") : Answers.Message.Replace("Hi there", "{\\\"n\\\":3}")));
        var options = new ChatCompletionOptions
        {
            ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("n", BinaryData.FromString("""{"type":"object","properties":{"n":{"type":"integer"}},"required":["n"],"additionalProperties":false}"""), jsonSchemaIsStrict: true),
        };
        ChatCompletion answer = await Chat(model).CompleteChatAsync([new UserChatMessage("?")], options);
        Assert.Equal("""{"n":3}""", answer.Content[0].Text);
        using var sent = JsonDocument.Parse(_env.Upstream.Received[0].Text);
        Assert.True(sent.RootElement.TryGetProperty(member, out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_call_is_cancelled_at_the_provider(bool streamed)
    {
        _env.Upstream.Then(streamed ? FaultyUpstream.Stream([Answers.ChatChunk("Hi")], FaultyUpstream.BlackHole) : FaultyUpstream.BlackHole);
        using var cancel = new CancellationTokenSource();
        var call = Task.Run(async () =>
        {
            if (!streamed) await Chat("gpt-4o-mini").CompleteChatAsync([new UserChatMessage("Hi")], cancellationToken: cancel.Token);
            else await foreach (var _ in Chat("gpt-4o-mini").CompleteChatStreamingAsync([new UserChatMessage("Hi")], cancellationToken: cancel.Token)) { }
        });
        await Eventually.IsTrueAsync(() => _env.Upstream.Received.Count == 1, "the call arrives");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Eventually.IsTrueAsync(() => _env.Upstream.Aborted == 1, "the provider is left");
        Assert.Equal(TerminalState.Cancelled, (await _env.Store.RequestAsync()).State);
    }

    [Fact]
    public async Task Embeddings_of_another_dialect_come_as_the_client_decodes_them()
    {
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_PROVIDER_URL_GOOGLE", "{upstream}"), ("ANYRAY_PROVIDER_KEY_GOOGLE", "g"));
        env.Upstream.Then(FaultyUpstream.Json(200, """{"embeddings":[{"values":[0.5,-0.25]},{"values":[1,2]}]}"""));
        var client = new OpenAIClient(new ApiKeyCredential("sk-test"), new OpenAIClientOptions { Endpoint = new Uri(env.Url + "/v1"), RetryPolicy = new ClientRetryPolicy(0) });
        var vectors = (await client.GetEmbeddingClient("gemini-embedding-001").GenerateEmbeddingsAsync(["a", "b"])).Value;
        Assert.Equal([[0.5f, -0.25f], [1f, 2f]], vectors.Select(vector => vector.ToFloats().ToArray()));
    }

    private ChatClient Chat(string model) => Client().GetChatClient(model);

    private OpenAIClient Client() => new(new ApiKeyCredential("sk-test"), new OpenAIClientOptions { Endpoint = new Uri(_env.Url + "/v1"), RetryPolicy = new ClientRetryPolicy(0) });
}
