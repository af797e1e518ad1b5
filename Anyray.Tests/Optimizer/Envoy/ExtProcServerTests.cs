using System.Net;
using System.Net.Sockets;
using Anyray.Optimizer.Envoy;
using Anyray.Tests.Optimizer.Hosts;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using static Anyray.Tests.Optimizer.Envoy.EnvoyMessages;

namespace Anyray.Tests.Optimizer.Envoy;

public sealed class ExtProcServerTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("wrong", false)]
    [InlineData("right", true)]
    public async Task Token_IsAskedForWhenSet(string? token, bool allowed)
    {
        await using var rig = await ExtProcRig.StartAsync(("ANYRAY_OPTIMIZER_TOKEN", "right"));
        using var call = rig.Open(token);
        if (allowed)
        {
            await call.AskAsync(RequestHeaders());
            return;
        }

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.DoesNotContain("right", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenPort_AsksForNoToken()
    {
        await using var rig = await ExtProcRig.StartAsync(("ANYRAY_OPTIMIZER_TOKEN", "right"), ("ANYRAY_EXT_PROC_OPEN", "true"));
        using var call = rig.Open();
        await call.AskAsync(RequestHeaders());
    }

    [Fact]
    public async Task BusyPortThatWasSet_StopsTheStart()
    {
        using var squatter = Squat(out var port);
        using var host = ExtProcRig.Create(new ScriptedHostOptimizer(), ("ANYRAY_EXT_PROC_PORT", $"{port}"));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        Assert.Contains("ANYRAY_EXT_PROC_PORT", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortZero_IsOff()
    {
        using var host = ExtProcRig.Create(new ScriptedHostOptimizer(), ("ANYRAY_EXT_PROC_PORT", "0"));
        await host.StartAsync();
        Assert.Equal(0, host.Services.GetRequiredService<ExtProcServer>().Port);
        await host.StopAsync();
    }

    [Fact]
    public async Task VerifiedTokenPayload_WinsOverTheClaim()
    {
        await using var rig = await ExtProcRig.StartAsync();
        using var call = rig.Open();
        var message = RequestHeaders(more: ("x-anyray-metadata", """{"user":"mallory","team":"x","tenantId":"y","session":"s"}"""));
        message.MetadataContext = new();
        message.MetadataContext.FilterMetadata["envoy.filters.http.jwt_authn"] = new Struct
        {
            Fields = { ["issuer"] = Value.ForStruct(new() { Fields = { ["sub"] = Value.ForString("alice"), ["team"] = Value.ForString("core"), ["tenant"] = Value.ForString("a") } }) },
        };
        await call.AskAsync(message);
        await call.AskAsync(RequestBody("{}"));
        var metadata = Assert.Single(rig.Optimizer.Calls).Metadata;
        Assert.Equal(("alice", "core", "a", "s"), (metadata["user"], metadata["team"], metadata["tenantId"], metadata["sessionId"]));
    }

    [Fact]
    public async Task WithoutVerifiedIdentity_EachCredentialIsItsOwnTenant()
    {
        await using var rig = await ExtProcRig.StartAsync();
        foreach (var credential in new[] { "Bearer a", "Bearer b", "Bearer a" })
        {
            using var call = rig.Open();
            await call.AskAsync(RequestHeaders(more: ("authorization", credential)));
            await call.AskAsync(RequestBody("{}"));
        }

        var tenants = rig.Optimizer.Calls.Select(c => c.Metadata["tenantId"]).ToList();
        Assert.Equal(tenants[0], tenants[2]);
        Assert.NotEqual(tenants[0], tenants[1]);
        Assert.DoesNotContain("Bearer", tenants[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiftyExchangesAtOnce_DoNotMix()
    {
        await using var rig = await ExtProcRig.StartAsync();
        rig.Optimizer.Decide = c => new() { OptimizationId = "o", Body = c.Body.ToArray().Reverse().ToArray() };
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            using var call = rig.Open();
            var body = $"{{{i}}}";
            await call.AskAsync(RequestHeaders());
            var changed = (await call.AskAsync(RequestBody(body))).RequestBody.Response.BodyMutation.Body.ToStringUtf8();
            Assert.Equal(new string(body.Reverse().ToArray()), changed);
        }));
    }

    private static TcpListener Squat(out int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return listener;
    }
}
