using System.Collections.Concurrent;
using System.Text;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Gateway.Security;

/// <summary>What leaves by OpenTelemetry when an endpoint is set.</summary>
public sealed class ExportedTelemetryTests
{
    private const string Prompt = "canary prompt text";

    [Fact]
    public async Task With_an_endpoint_spans_of_a_call_are_exported_and_hold_neither_keys_nor_text()
    {
        var exported = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await LoopbackServer.StartAsync(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            exported.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
            http.Response.ContentType = "application/x-protobuf";
        });
        await using var env = await GatewayTestEnvironment.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "50"));
        env.Upstream.Then(FaultyUpstream.Json(200, Answers.Chat));
        using var answer = await env.PostAsync("/v1/chat/completions", $$"""{"model":"gpt-4o-mini","messages":[{"role":"user","content":"{{Prompt}}"}]}""");
        Assert.Equal(StatusCodes.Status200OK, (int)answer.StatusCode);

        await Eventually.IsTrueAsync(() => exported.Any(e => e.Path == "/v1/traces" && e.Body.Contains("/v1/chat/completions", StringComparison.Ordinal)), "the call's span is exported");
        Assert.DoesNotContain(exported, e => e.Body.Contains(Prompt, StringComparison.Ordinal) || e.Body.Contains(GatewayTestEnvironment.OpenAIKey, StringComparison.Ordinal));
    }
}
