using System.Text;
using Anyray.Optimizer;
using Anyray.Optimizer.Hosts;
using Anyray.Optimizer.Portkey;
using Anyray.Tests.Optimizer.Hosts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Optimizer.Portkey;

public sealed class PortkeyPostCallTests
{
    [Fact]
    public async Task ChangedAnswer_GoesBackAsTransformedData()
    {
        var optimizer = new ScriptedHostOptimizer
        {
            Decide = _ => new HostDecision { OptimizationId = "o", PostCall = true, Body = """{"model":"m","messages":[]}"""u8.ToArray() },
            Change = text => text.Replace("long", "short", StringComparison.Ordinal),
        };
        using var pending = new PendingCalls();
        var endpoint = new WebhookEndpoint(optimizer, pending, TimeProvider.System, Options.Create(new OptimizerOptions()));

        await AskAsync(endpoint, """{"eventType":"beforeRequestHook","requestType":"chatComplete","request":{"json":{"model":"m","messages":[1]}}}""");
        var reply = await AskAsync(endpoint, """{"eventType":"afterRequestHook","requestType":"chatComplete","request":{"json":{"model":"m","messages":[]}},"response":{"json":{"a":"long"},"statusCode":200}}""");

        Assert.Equal("""{"verdict":true,"transformedData":{"response":{"json":{"a":"short"}}}}""", reply);
        var (_, decision, answer) = Assert.Single(optimizer.Settled);
        Assert.NotNull(decision);
        Assert.Equal("""{"a":"long"}""", Encoding.UTF8.GetString(answer.Body!.Value.Span));
    }

    private static async Task<string> AskAsync(WebhookEndpoint endpoint, string body)
    {
        var reply = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) }, Response = { Body = reply } };
        await (await endpoint.HandleAsync(context)).ExecuteAsync(context);
        return Encoding.UTF8.GetString(reply.ToArray());
    }
}
