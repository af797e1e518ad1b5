using System.IO.Compression;
using System.Net;
using System.Text;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;

namespace Anyray.Tests.Gateway.Calls;

public sealed class RequestCodingTests : IAsyncLifetime
{
    private const string Body = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"é"}]}""";
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync() => _env = await GatewayTestEnvironment.StartAsync(("ANYRAY_MAX_BODY_BYTES", "100000"));

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity")]
    public async Task A_compressed_body_goes_on_as_its_own_bytes(string coding)
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", Coded(Body, coding), ("Content-Encoding", coding));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Body, _env.Upstream.Received[0].Text);
        Assert.False(_env.Upstream.Received[0].Headers.ContainsKey("Content-Encoding"));
    }

    [Fact]
    public async Task The_limit_holds_for_the_decoded_body()
    {
        using var answer = await _env.PostAsync("/v1/messages", Coded(new string(' ', 5_000_000) + Body, "gzip"), ("Content-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("request_too_large", await answer.Content.ReadAsStringAsync());
        Assert.Equal(TerminalState.Failed, (await _env.Store.RequestAsync()).State);
    }

    [Theory]
    [InlineData("zstd", 415)]
    [InlineData("gzip", 400)]
    [InlineData("br", 400)]
    public async Task What_cannot_be_decoded_is_refused_in_dialect(string coding, int status)
    {
        using var answer = await _env.PostAsync("/v1/messages", Body, ("Content-Encoding", coding));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("\"type\":\"error\"", await answer.Content.ReadAsStringAsync());
        Assert.Empty(_env.Upstream.Received);
    }

    private static byte[] Coded(string text, string coding)
    {
        using var output = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(output, CompressionLevel.Fastest),
            "br" => new BrotliStream(output, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(output, CompressionLevel.Fastest),
            _ => output,
        })
            stream.Write(Encoding.UTF8.GetBytes(text));
        return output.ToArray();
    }
}
