using System.Net;
using System.Text.Json;
using Anyray.Tests.Gateway.Infrastructure;

namespace Anyray.Tests.Gateway.Providers;

/// <summary><c>/v1/embeddings</c> to providers that have a form of their own.</summary>
public sealed class EmbeddingsTests : IAsyncLifetime
{
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync() => _env = await GatewayTestEnvironment.StartAsync(
        ("ANYRAY_PROVIDER_URL_GOOGLE_VERTEX_AI", "{upstream}"), ("ANYRAY_PROVIDER_KEY_GOOGLE_VERTEX_AI", "ya29.token"), ("GOOGLE_CLOUD_PROJECT", "p"),
        ("ANYRAY_PROVIDER_URL_BEDROCK", "{upstream}"), ("ANYRAY_PROVIDER_KEY_BEDROCK", "AKIDEXAMPLE:secret"));

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Theory]
    [InlineData("google-vertex-ai/text-embedding-005", """["a","bc"]""", ""","dimensions":2""",
        "/v1/projects/p/locations/global/publishers/google/models/text-embedding-005:predict",
        """{"instances":[{"content":"a"},{"content":"bc"}],"parameters":{"outputDimensionality":2}}""",
        """{"predictions":[{"embeddings":{"values":[0.5,1],"statistics":{"token_count":3,"truncated":false}}},{"embeddings":{"values":[2,3],"statistics":{"token_count":4}}}],"metadata":{"billableCharacterCount":3}}""",
        "[[0.5,1],[2,3]]", 7, 7)]
    [InlineData("bedrock/amazon.titan-embed-text-v2:0", "\"a\"", ""","dimensions":256,"user":"ada" """,
        "/model/amazon.titan-embed-text-v2%3A0/invoke",
        """{"inputText":"a","dimensions":256}""",
        """{"embedding":[0.5,1],"embeddingsByType":{"float":[0.5,1]},"inputTextTokenCount":3}""",
        "[[0.5,1]]", 3, 3)]
    [InlineData("bedrock/cohere.embed-multilingual-v3", """["a","bc"]""", "",
        "/model/cohere.embed-multilingual-v3/invoke",
        """{"texts":["a","bc"],"input_type":"search_document","embedding_types":["float"]}""",
        """{"response_type":"embeddings_by_type","embeddings":{"float":[[0.5,1],[2,3]]}}""",
        "[[0.5,1],[2,3]]", 0, 3)]
    [InlineData("bedrock/cohere.embed-english-v3", """["a"]""", "",
        "/model/cohere.embed-english-v3/invoke",
        """{"texts":["a"],"input_type":"search_document","embedding_types":["float"]}""",
        """{"response_type":"embeddings_floats","embeddings":[[0.5,1]]}""",
        "[[0.5,1]]", 0, 3)]
    public async Task An_OpenAI_caller_gets_vectors_and_they_are_metered(
        string model, string input, string more, string path, string sent, string answer, string vectors, int told, int metered)
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, answer, headers: model.StartsWith("bedrock", StringComparison.Ordinal) ? [("X-Amzn-Bedrock-Input-Token-Count", "3")] : []));
        using var response = await _env.PostAsync("/v1/embeddings", $$"""{"model":"{{model}}","input":{{input}}{{more}}}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((path, sent), (_env.Upstream.Received[0].Path.Replace(":0/", "%3A0/"), _env.Upstream.Received[0].Text));
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(vectors, "[" + string.Join(',', json.RootElement.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("embedding").GetRawText())) + "]");
        Assert.Equal(told, json.RootElement.GetProperty("usage").GetProperty("prompt_tokens").GetInt32());
        Assert.Equal((metered, 0L), ((await _env.Store.RequestAsync()).Usage!.Input, _env.Store.Requests[0].Usage!.Output));
    }

    [Fact]
    public async Task Several_texts_to_a_model_that_takes_one_are_a_400()
    {
        using var response = await _env.PostAsync("/v1/embeddings", """{"model":"bedrock/amazon.titan-embed-text-v2:0","input":["a","b"]}""");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("one text", await response.Content.ReadAsStringAsync());
        Assert.Empty(_env.Upstream.Received);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"predictions":[]}""")]
    [InlineData("""{"predictions":[{"embeddings":{}}]}""")]
    [InlineData("""{"predictions":[{"embeddings":{"values":[1]}},{"embeddings":{"values":[2]}}]}""")]
    public async Task An_answer_without_vectors_is_a_502(string answer)
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, answer));
        using var response = await _env.PostAsync("/v1/embeddings", """{"model":"google-vertex-ai/text-embedding-005","input":"a"}""");
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("malformed_upstream", (await _env.Store.RequestAsync()).ErrorClass);
    }

    [Theory]
    [InlineData("""{"object":"list","data":[],"model":"m"}""")]
    [InlineData("""{"object":"list","data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[2]}],"model":"m"}""")]
    public async Task A_Gemini_caller_gets_as_many_vectors_as_it_sent_texts_or_a_502(string answer)
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, answer));
        using var response = await _env.PostAsync("/v1beta/models/text-embedding-3-small:embedContent", """{"content":{"parts":[{"text":"a"}]}}""");
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    [Fact]
    public async Task A_Gemini_caller_reaches_Vertex_too()
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, """{"predictions":[{"embeddings":{"values":[0.5,1],"statistics":{"token_count":3}}}]}"""));
        using var response = await _env.PostAsync("/v1beta/models/google-vertex-ai/text-embedding-005:embedContent", """{"content":{"parts":[{"text":"a"}]}}""");
        Assert.Equal("""{"embedding":{"values":[0.5,1]}}""", await response.Content.ReadAsStringAsync());
    }
}
