using System.Text;
using Anyray.Optimizer.Envoy.Wire;
using Anyray.Optimizer.Hosts;
using static Anyray.Tests.Optimizer.Envoy.EnvoyMessages;

namespace Anyray.Tests.Optimizer.Envoy;

/// <summary>FULL_DUPLEX_STREAMED bodies: nothing is let go before the body has been seen, then everything is, in pieces.</summary>
public sealed class DuplexExchangeTests
{
    [Fact]
    public async Task RequestHeaders_AreHeldUntilTheBodyEnds()
    {
        await using var rig = await ExtProcRig.StartAsync();
        rig.Optimizer.Decide = c => new HostDecision { OptimizationId = "o", Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(c.Body.Span).ToUpperInvariant()) };
        using var call = rig.Open();
        await call.RequestStream.WriteAsync(RequestHeaders().Duplex());
        await call.RequestStream.WriteAsync(RequestBody("""{"a":""", end: false));
        var headers = await call.AskAsync(RequestBody("\"b\"}"));
        Assert.Equal(ProcessingResponse.ResponseOneofCase.RequestHeaders, headers.ResponseCase);
        Assert.Contains("content-length", headers.RequestHeaders.Response.HeaderMutation.RemoveHeaders);
        var piece = (await call.NextAsync()).RequestBody.Response.BodyMutation.StreamedResponse;
        Assert.Equal("""{"A":"B"}""", piece.Body.ToStringUtf8());
        Assert.True(piece.EndOfStream);
    }

    [Fact]
    public async Task LargeBody_ComesBackWholeInPieces()
    {
        await using var rig = await ExtProcRig.StartAsync();
        var body = $$"""{"a":"{{new string('x', 2_000_000)}}"}""";
        using var call = rig.Open();
        await call.RequestStream.WriteAsync(RequestHeaders().Duplex());
        await call.RequestStream.WriteAsync(RequestBody(body[..1_000_000], end: false));
        await call.AskAsync(RequestBody(body[1_000_000..]));
        var (received, pieces) = await CollectAsync(call);
        Assert.Equal(body, received);
        Assert.True(pieces > 10);
    }

    [Fact]
    public async Task Hit_AnswersInPlaceOfTheHeldHeaders()
    {
        await using var rig = await ExtProcRig.StartAsync();
        rig.Optimizer.Decide = _ => new HostDecision { OptimizationId = "o", Cached = "{}"u8.ToArray() };
        using var call = rig.Open();
        await call.RequestStream.WriteAsync(RequestHeaders().Duplex());
        Assert.Equal("{}", (await call.AskAsync(RequestBody("{}"))).ImmediateResponse.Body.ToStringUtf8());
        await call.EndAsync();
    }

    [Fact]
    public async Task HostThatDoesNotSayItsMode_IsRecognisedByItsChunks()
    {
        await using var rig = await ExtProcRig.StartAsync();
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
        await call.RequestStream.WriteAsync(RequestBody("{", end: false));
        Assert.Equal("{}", (await call.AskAsync(RequestBody("}"))).RequestBody.Response.BodyMutation.StreamedResponse.Body.ToStringUtf8());
    }

    [Fact]
    public async Task BodyBeyondTheLimit_PassesUntouched()
    {
        await using var rig = await ExtProcRig.StartAsync(("ExtProc:MaxBodyBytes", "1024"));
        using var call = rig.Open();
        var (first, second) = (new string('a', 900), new string('b', 900));
        await call.RequestStream.WriteAsync(RequestHeaders().Duplex());
        await call.RequestStream.WriteAsync(RequestBody(first, end: false));
        await call.AskAsync(RequestBody(second, end: true));
        Assert.Equal(first + second, (await CollectAsync(call)).Body);
        Assert.Empty(rig.Optimizer.Calls);
    }

    [Fact]
    public async Task Response_IsEchoedAtOnce()
    {
        await using var rig = await ExtProcRig.StartAsync();
        using var call = rig.Open();
        await call.RequestStream.WriteAsync(RequestHeaders().Duplex());
        await call.AskAsync(RequestBody("{}"));
        await call.NextAsync();
        Assert.Null((await call.AskAsync(ResponseHeaders("text/event-stream"))).ModeOverride);
        var piece = (await call.AskAsync(ResponseBody("data: [DONE]\n\n"))).ResponseBody.Response.BodyMutation.StreamedResponse;
        Assert.Equal(("data: [DONE]\n\n", true), (piece.Body.ToStringUtf8(), piece.EndOfStream));
        await call.EndAsync();
        Assert.Equal(200, Assert.Single(rig.Optimizer.Settled).Answer.Status);
    }

    [Fact]
    public async Task PostCall_HoldsTheAnswerAndSendsTheChangedOne()
    {
        await using var rig = await ExtProcRig.StartAsync();
        rig.Optimizer.Decide = _ => new HostDecision { OptimizationId = "o", PostCall = true };
        rig.Optimizer.Change = text => text.ToUpperInvariant();
        using var call = rig.Open();
        await call.RequestStream.WriteAsync(RequestHeaders().Duplex());
        await call.AskAsync(RequestBody("{}"));
        await call.NextAsync();
        Assert.Contains("content-length", (await call.AskAsync(ResponseHeaders())).ResponseHeaders.Response.HeaderMutation.RemoveHeaders);
        await call.RequestStream.WriteAsync(ResponseBody("""{"a":""", end: false));
        var piece = (await call.AskAsync(ResponseBody("\"b\"}"))).ResponseBody.Response.BodyMutation.StreamedResponse;
        Assert.Equal(("""{"A":"B"}""", true), (piece.Body.ToStringUtf8(), piece.EndOfStream));
    }

    private static async Task<(string Body, int Pieces)> CollectAsync(Grpc.Core.AsyncDuplexStreamingCall<ProcessingRequest, ProcessingResponse> call)
    {
        var body = new StringBuilder();
        for (var pieces = 1; ; pieces++)
        {
            var piece = (await call.NextAsync()).RequestBody.Response.BodyMutation.StreamedResponse;
            body.Append(piece.Body.ToStringUtf8());
            if (piece.EndOfStream) return (body.ToString(), pieces);
        }
    }
}
