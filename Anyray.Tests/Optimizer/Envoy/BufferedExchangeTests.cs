using System.Text;
using Anyray.Optimizer.Envoy.Wire;
using Anyray.Optimizer.Hosts;
using static Anyray.Tests.Optimizer.Envoy.EnvoyMessages;

namespace Anyray.Tests.Optimizer.Envoy;

/// <summary>Envoy with a BUFFERED request body and mode override, as in <c>adapters/envoy/envoy.yaml</c>.</summary>
public sealed class BufferedExchangeTests
{
    private const string Body = """{"model":"m","messages":[{"role":"user","content":"a  b"}]}""";
    private const string Sse = "data: {\"choices\":[]}\n\ndata: [DONE]\n\n";

    [Fact]
    public async Task ChangedBody_CarriesItsContentLength()
    {
        await using var rig = await ExtProcRig.StartAsync();
        rig.Optimizer.Decide = _ => new HostDecision { OptimizationId = "o", Body = "{\"é\":1}"u8.ToArray() };
        using var call = rig.Open();

        var headers = await call.AskAsync(RequestHeaders(more: ("x-anyray-metadata", "{}")));
        Assert.Equal("identity", headers.RequestHeaders.Response.HeaderMutation.Header("accept-encoding"));
        Assert.Contains("x-anyray-metadata", headers.RequestHeaders.Response.HeaderMutation.RemoveHeaders);

        var body = (await call.AskAsync(RequestBody(Body))).RequestBody.Response;
        Assert.Equal("{\"é\":1}", body.BodyMutation.Body.ToStringUtf8());
        Assert.Equal("8", body.HeaderMutation.Header("content-length"));
        Assert.All(body.HeaderMutation.SetHeaders, h => Assert.Empty(h.Header.Value));
        Assert.Equal(Body, Encoding.UTF8.GetString(Assert.Single(rig.Optimizer.Calls).Body.Span));
    }

    [Fact]
    public async Task UnchangedBody_IsNotSentBack()
    {
        await using var rig = await ExtProcRig.StartAsync();
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
        Assert.Null((await call.AskAsync(RequestBody(Body))).RequestBody.Response.BodyMutation);
    }

    [Fact]
    public async Task Hit_IsAnsweredAtOnce()
    {
        await using var rig = await ExtProcRig.StartAsync();
        rig.Optimizer.Decide = c => new HostDecision { OptimizationId = "o", Cached = Encoding.UTF8.GetBytes(c.Stream ? Sse : "{}") };
        foreach (var (request, type, answer) in new[] { (Body, "application/json", "{}"), ("""{"stream":true}""", "text/event-stream", Sse) })
        {
            using var call = rig.Open();
            await call.AskAsync(RequestHeaders());
            var immediate = (await call.AskAsync(RequestBody(request))).ImmediateResponse;
            Assert.Equal(200, immediate.Status.Code);
            Assert.Equal(type, immediate.Headers.Header("content-type"));
            Assert.Equal(answer, immediate.Body.ToStringUtf8());
            Assert.Contains("\"cacheHit\":true", immediate.Headers.Header("x-anyray-optimization"), StringComparison.Ordinal);
            await call.EndAsync();
        }

        Assert.All(rig.Optimizer.Settled, s => Assert.Equal(200, s.Answer.Status));
        Assert.Equal(2, rig.Optimizer.Settled.Count);
    }

    [Theory]
    [InlineData("text/event-stream", null, BodySendMode.Streamed)]
    [InlineData("application/json", "100", BodySendMode.Buffered)]
    [InlineData("application/json", "99999999", BodySendMode.Streamed)]
    [InlineData("application/json", null, BodySendMode.Streamed)]
    public async Task ResponseMode_FollowsTheAnswer(string contentType, string? length, object mode)
    {
        await using var rig = await ExtProcRig.StartAsync();
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
        await call.AskAsync(RequestBody(Body));
        var answer = await call.AskAsync(ResponseHeaders(contentType, more: length is null ? [] : [("content-length", length)]));
        Assert.Equal(mode, answer.ModeOverride.ResponseBodyMode);
    }

    [Fact]
    public async Task Stream_IsAnsweredChunkByChunkAndSettledWhole()
    {
        await using var rig = await ExtProcRig.StartAsync();
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
        await call.AskAsync(RequestBody("""{"stream":true}"""));
        await call.AskAsync(ResponseHeaders("text/event-stream; charset=utf-8"));
        Assert.Null((await call.AskAsync(ResponseBody(Sse[..9], end: false))).ResponseBody.Response.BodyMutation);
        await call.AskAsync(ResponseBody(Sse[9..], end: false));
        await call.AskAsync(ResponseBody("", end: true));
        await call.EndAsync();
        var answer = Assert.Single(rig.Optimizer.Settled).Answer;
        Assert.True(answer.IsSse);
        Assert.Equal(Sse, Encoding.UTF8.GetString(answer.Body!.Value.Span));
    }

    [Theory]
    [InlineData(Sse, 200)]
    [InlineData("data: {\"choices\":[]}\n\n", 499)]
    public async Task StreamThatJustEnds_IsWholeOnlyWithItsEndMarker(string sse, int status)
    {
        await using var rig = await ExtProcRig.StartAsync();
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
        await call.AskAsync(RequestBody("""{"stream":true}"""));
        await call.AskAsync(ResponseHeaders("text/event-stream"));
        await call.AskAsync(ResponseBody(sse, end: false));
        await call.EndAsync();
        var answer = Assert.Single(rig.Optimizer.Settled).Answer;
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200, answer.Body is not null);
    }

    [Fact]
    public async Task PostCall_ChangesABufferedAnswer()
    {
        await using var rig = await ExtProcRig.StartAsync();
        rig.Optimizer.Decide = _ => new HostDecision { OptimizationId = "o", PostCall = true };
        rig.Optimizer.Change = text => text.Replace("long", "short!", StringComparison.Ordinal);
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
        await call.AskAsync(RequestBody(Body));
        Assert.Equal(BodySendMode.Buffered, (await call.AskAsync(ResponseHeaders())).ModeOverride.ResponseBodyMode);
        var body = (await call.AskAsync(ResponseBody("""{"a":"long"}"""))).ResponseBody.Response;
        Assert.Equal("""{"a":"short!"}""", body.BodyMutation.Body.ToStringUtf8());
        Assert.Equal("14", body.HeaderMutation.Header("content-length"));
    }

    [Fact]
    public async Task Failure_IsSettledWithoutItsBody()
    {
        await using var rig = await ExtProcRig.StartAsync();
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
        await call.AskAsync(RequestBody(Body));
        Assert.Null((await call.AskAsync(ResponseHeaders(status: "503"))).ModeOverride);
        var answer = Assert.Single(rig.Optimizer.Settled).Answer;
        Assert.Equal((503, false), (answer.Status, answer.Body is not null));
    }

    [Theory]
    [InlineData("/v1/models", "POST", null)]
    [InlineData("/v1/chat/completions", "GET", null)]
    [InlineData("/v1/chat/completions", "POST", "gzip")]
    public async Task WhatIsNoModelCall_IsLeftAlone(string path, string method, string? encoding)
    {
        await using var rig = await ExtProcRig.StartAsync();
        using var call = rig.Open();
        var message = RequestHeaders(path, encoding is null ? [] : [("content-encoding", encoding)]);
        message.RequestHeaders.Headers.Headers[0].RawValue = Google.Protobuf.ByteString.CopyFromUtf8(method);
        var answer = await call.AskAsync(message);
        Assert.Equal(BodySendMode.None, answer.ModeOverride.RequestBodyMode);
        Assert.Null((await call.AskAsync(RequestBody(Body))).RequestBody.Response.BodyMutation);
        await call.EndAsync();
        Assert.Empty(rig.Optimizer.Calls);
        Assert.Empty(rig.Optimizer.Settled);
    }

    [Fact]
    public async Task SlowOptimizer_LetsTheRequestGoAtTheDeadline()
    {
        await using var rig = await ExtProcRig.StartAsync(("ExtProc:TimeoutMs", "50"));
        rig.Optimizer.Delay = TimeSpan.FromMinutes(1);
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
        Assert.Null((await call.AskAsync(RequestBody(Body))).RequestBody.Response.BodyMutation);
    }

    [Fact]
    public async Task ThrowingOptimizer_ClosesTheStreamCleanly()
    {
        await using var rig = await ExtProcRig.StartAsync();
        rig.Optimizer.Decide = _ => throw new InvalidOperationException("boom");
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
        await call.RequestStream.WriteAsync(RequestBody(Body));
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(Grpc.Core.StatusCode.OK, call.GetStatus().StatusCode);
    }
}
