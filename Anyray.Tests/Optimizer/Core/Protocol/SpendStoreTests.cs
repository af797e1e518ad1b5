using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Anyray.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Optimizer.Core.Protocol;

/// <summary>What the optimizer tells the spend store, seen from a store on a real port.</summary>
public sealed class SpendStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<(string Path, string? Authorization, string Body)> _received = [];
    private WebApplication _store = null!;
    private OptimizerServer _server = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _store = builder.Build();
        _store.MapPost("/internal/v1/{what}", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            lock (_received) _received.Add((context.Request.Path, context.Request.Headers.Authorization, body));
            return Results.Ok();
        });
        await _store.StartAsync();
        _server = await OptimizerServer.StartAsync(_folder.Path, $"--ANYRAY_SPEND_STORE_URL={_store.Urls.First()}", "--ANYRAY_INTERNAL_TOKEN=between-us");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Record_BecomesAPricedEvent_WithoutContent()
    {
        const string Record = """
            {"id":"call-1","ts":1767225600000,"endpoint":"/v1/chat/completions","method":"POST","status":200,"model":"gpt-4o-mini","provider":"openai","promptTokens":1000,"completionTokens":100,
             "totalTokens":1100,"durationMs":1200,"optimizationLatencyMs":3,"attribution":{"user":"ann","team":"red","sessionId":"s","intentLabel":"debug"},
             "decisions":[{"kind":"context_dedupe","summary":"x","estimatedTokensSaved":500}],"optimizationId":"opt_1","content":"the canary sings"}
            """;
        Assert.Equal(202, (await _server.PostAsync("/v1/record", Record)).Status);
        await _server.PostAsync("/v1/record", Record);
        Assert.Equal(2, _received.Count);
        Assert.Equal(_received[0].Body, _received[1].Body);
        Assert.Equal(("/internal/v1/events", "Bearer between-us"), (_received[0].Path, _received[0].Authorization));
        Assert.DoesNotContain("canary", _received[0].Body, StringComparison.Ordinal);
        var spend = JsonSerializer.Deserialize(_received[0].Body, ContractsJsonContext.Default.SpendEvent)!;
        Assert.Equal(26, spend.Id.Length);
        Assert.Equal((TerminalState.Completed, "ann", "red", "debug"), (spend.State, spend.User, spend.Team, spend.Intent));
        Assert.Equal(1000 * 150 + 100 * 600, spend.CostNanoUsd);
        Assert.Equal(500 * 150, spend.SavingsNanoUsd);
        Assert.Equal(1_200_000, spend.Durations.Total);
    }

    [Fact]
    public async Task Record_WithCachedTokens_IsPricedByTheirTiers()
    {
        // 1000 prompt tokens: 600 read from the cache, 300 written to it, 100 neither; of 500 saved, six tenths would have been read.
        const string Record = """
            {"id":"call-2","ts":1767225600000,"endpoint":"/v1/messages","status":200,"model":"claude-sonnet-4-5","provider":"anthropic","promptTokens":1000,"cacheReadTokens":600,"cacheWriteTokens":300,
             "completionTokens":10,"decisions":[{"kind":"context_dedupe","estimatedTokensSaved":500}]}
            """;
        Assert.Equal(202, (await _server.PostAsync("/v1/record", Record)).Status);
        var spend = JsonSerializer.Deserialize(_received[0].Body, ContractsJsonContext.Default.SpendEvent)!;
        Assert.Equal((100, 600, 300), (spend.Usage!.Input, spend.Usage.CacheRead, spend.Usage.CacheWrite5m));
        Assert.Equal(100 * 3000 + 600 * 300 + 300 * 3750 + 10 * 15000, spend.CostNanoUsd);
        Assert.Equal(200 * 3000 + 300 * 300, spend.SavingsNanoUsd);
    }

    [Theory]
    [InlineData("""{"ts":1,"endpoint":"/v1/messages"}""")]
    [InlineData("""{"id":"a","endpoint":"/v1/messages"}""")]
    [InlineData("""{"id":"a","ts":1}""")]
    public async Task Record_ThatCannotBeRead_Is400(string record)
    {
        Assert.Equal(400, (await _server.PostAsync("/v1/record", record)).Status);
        Assert.Empty(_received);
    }

    [Fact]
    public async Task Record_WithTheStoreDown_Is503()
    {
        await _store.StopAsync();
        Assert.Equal(503, (await _server.PostAsync("/v1/record", """{"id":"a","ts":1767225600000,"endpoint":"/v1/messages"}""")).Status);
    }

    [Fact]
    public async Task SettingsChange_IsAudited_WithBeforeAndAfter()
    {
        await _server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", """{"defaultsRevision":1,"strategies":[]}""");
        await _server.AdminAsync(HttpMethod.Post, "/admin/optimizer/off");
        Assert.Equal(2, _received.Count);
        var change = JsonSerializer.Deserialize(_received[0].Body, ContractsJsonContext.Default.AuditEvent)!;
        Assert.Equal(("optimizer.settings", "admin"), (change.Action, change.Actor));
        Assert.NotEqual(change.Before!.Value.GetRawText(), change.After!.Value.GetRawText());
        Assert.Contains("optimizer.off", _received[1].Body, StringComparison.Ordinal);
    }
}
