using System.Text;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Optimizer;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Upstream;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Hook;

/// <summary>Calls the optimizer before the provider. Whatever goes wrong, the original bytes go on.</summary>
internal sealed partial class OptimizerHook(
    IOptions<OptimizerOptions> options, OptimizerClient client, TimeProvider time, ILogger<OptimizerHook> logger)
{
    private readonly CircuitBreaker _breaker = new(time);

    /// <summary>Runs the hook on the call's body and applies its edits.</summary>
    public async ValueTask RunAsync(Call call, string? provider)
    {
        if (!client.Enabled || call.Endpoint.Suffix is not null || call.Http.Request.Headers is var headers && CallHeaders.Optimize.Of(headers) == "off") return;
        if (!_breaker.TryEnter())
        {
            call.Optimization = Optimization.Error;
            GatewayMetrics.Optimized("breaker");
            return;
        }
        var started = time.GetTimestamp();
        call.Optimization = await AskAsync(call, provider);
        call.Meter.Optimizer = time.GetElapsedTime(started);
        GatewayMetrics.Optimized(call.Optimization.Status);
    }

    private async Task<Optimization> AskAsync(Call call, string? provider)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted);
        deadline.CancelAfter(TimeSpan.FromMilliseconds(call.Scan.HasImages ? options.Value.VisionTimeoutMs : options.Value.TimeoutMs));
        using var body = new PooledWriter(call.Body.Length + 1024);
        OptimizeRequest.Write(body, call, provider);
        try
        {
            var result = await PostAsync(body, deadline.Token);
            if (result is null)
            {
                _breaker.Failed();
                return Optimization.Error;
            }
            _breaker.Succeeded();
            return Apply(call, result);
        }
        catch (OperationCanceledException) when (call.Aborted.IsCancellationRequested)
        {
            _breaker.Abandoned();
            return Optimization.Error;
        }
        catch (OperationCanceledException)
        {
            _breaker.Failed();
            return Optimization.TimedOut;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or FormatException or InvalidOperationException)
        {
            _breaker.Failed();
            LogFailed(call.Id, e.GetType().Name);
            return Optimization.Error;
        }
    }

    private async Task<OptimizeResult?> PostAsync(PooledWriter body, CancellationToken cancellation)
    {
        using var response = await client.PostAsync("/v1/optimize", body, cancellation);
        if (!response.IsSuccessStatusCode) return null;
        await using var stream = response.Content.ReadAsStream(cancellation);
        using var answer = new PooledWriter((int)(response.Content.Headers.ContentLength ?? 1023) + 1);
        while (await stream.ReadAsync(answer.GetMemory(1), cancellation) is > 0 and var read) answer.Advance(read);
        var result = JsonSerializer.Deserialize(answer.Span, ContractsJsonContext.Default.OptimizeResult);
        // Lists that the answer leaves out come as null, whatever their declared default.
        return result is null ? null : result with { Decisions = result.Decisions ?? [], SuppressedKinds = result.SuppressedKinds ?? [] };
    }

    private static Optimization Apply(Call call, OptimizeResult result)
    {
        if (result.CacheHit) return new Optimization("applied", result);
        var changed = false;
        if (result.Edits is { Count: > 0 } edits)
        {
            Replace(call, Spliced(call, edits));
            changed = true;
        }
        else if (result.Unchanged != true && result.Request is { ValueKind: JsonValueKind.Object } request)
        {
            var whole = Encoding.UTF8.GetBytes(request.GetRawText());
            if (!whole.AsSpan().SequenceEqual(call.Body.Span))
            {
                Replace(call, PooledBytes.Copy(whole));
                changed = true;
            }
        }
        return new Optimization(changed ? "applied" : "skipped", result);
    }

    private static PooledBytes Spliced(Call call, IReadOnlyList<SpanEdit> edits)
    {
        var spans = new BodyEdit[edits.Count];
        var end = 0;
        for (var i = 0; i < spans.Length; i++)
        {
            var offset = edits[i].Offset + call.Scan.Start;
            if (offset < end || edits[i].Length < 0 || offset + edits[i].Length > call.Body.Length)
                throw new FormatException("The optimizer's edits overlap or lie outside the body.");
            end = offset + edits[i].Length;
            spans[i] = new BodyEdit(offset, edits[i].Length, Encoding.UTF8.GetBytes(edits[i].Replacement));
        }
        return BodyEdit.Apply(call.Body.Span, spans);
    }

    /// <summary>An edited body that no longer reads as a request is the optimizer's error, never the caller's.</summary>
    private static void Replace(Call call, PooledBytes body)
    {
        try
        {
            call.SetBody(body, RequestScan.Of(body.Span));
        }
        catch (Errors.CallRefusedException)
        {
            body.Dispose();
            throw new FormatException("The optimizer's edits left no valid request.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "Optimizer call of request {RequestId} failed ({Error}); the original request goes on.")]
    private partial void LogFailed(string requestId, string error);
}
