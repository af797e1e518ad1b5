using Anyray.Contracts.Spend;
using Anyray.Gateway.Answers;
using Anyray.Gateway.Configuration;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Hook;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Quotas;
using Anyray.Gateway.Routing;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Calls;

/// <summary>The way of every model call: who, what, whether, optimized, routed, answered, settled.</summary>
internal sealed partial class CallPipeline(
    Authenticator authenticator, RoutePlanner planner, Admission admission, OptimizerHook hook, RouteRunner router, CachedAnswer cached, CountedAnswer counted, ErrorAnswer errors,
    SpendRecorder recorder, IOptions<GatewayOptions> options, TimeProvider time, ILogger<CallPipeline> logger)
{
    public async Task RunAsync(HttpContext http, CallEndpoint endpoint, CallTarget target = default)
    {
        var now = time.GetUtcNow();
        var call = new Call(http, endpoint, Ulid.NewUlid(now).ToString(), now, time.GetTimestamp());
        var admitted = false;
        try
        {
            call.Caller = authenticator.Authenticate(http);
            admitted = true;
            await ReadAsync(call, target);
            var route = planner.Plan(call);
            if (await admission.EnterAsync(call, route.First)) route = planner.Plan(call);
            if (await counted.TryWriteAsync(call, route.First)) return;
            await hook.RunAsync(call, route.First?.Provider.Slug);
            if (await cached.TryWriteAsync(call, route.First)) return;
            if (await router.RunAsync(call, route) is { } failure) await errors.WriteAsync(call, failure);
        }
        catch (CallRefusedException refused)
        {
            await errors.WriteAsync(call, refused, settle: admitted);
        }
        catch (TranslationRefusedException refused)
        {
            await errors.WriteAsync(call, CallRefusedException.Invalid(refused.Message, refused.Param, "unsupported_by_provider"), settle: true);
        }
        catch (Exception) when (call.Aborted.IsCancellationRequested)
        {
            recorder.Settle(call, TerminalState.Cancelled, StatusCodes.Status499ClientClosedRequest, "client_closed");
        }
        catch (Exception e)
        {
            LogUnexpected(e, call.Id);
            await errors.WriteAsync(call, new CallRefusedException(StatusCodes.Status500InternalServerError, ErrorType.Internal,
                $"The gateway failed on this request; its log has the reason under {call.Id}.")
            { Class = "internal" }, settle: true);
        }
        finally
        {
            await admission.LeaveAsync(call);
            call.Body?.Dispose();
        }
    }

    private async ValueTask ReadAsync(Call call, CallTarget target)
    {
        var request = call.Http.Request;
        if (CallHeaders.TraceId.Of(request.Headers) is { Length: <= 128 } trace && trace.All(char.IsAscii)) call.TraceId = trace;
        if (request.ContentType is { Length: > 0 } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
            throw new CallRefusedException(StatusCodes.Status415UnsupportedMediaType, ErrorType.UnsupportedMedia, "Send the request as application/json.");
        var body = await RequestBody.ReadAsync(request, options.Value.MaxBodyBytes, call.Aborted);
        call.BytesIn = body.Length;
        try
        {
            call.SetBody(body, RequestScan.Of(body.Span));
        }
        catch
        {
            body.Dispose();
            throw;
        }
        call.ModelAsked = target.Model ?? call.Scan.Model;
        call.Stream = target.Stream ?? (call.Scan.Stream && call.Endpoint.Dialect != Dialect.OpenAIEmbeddings);
        call.Action = target.Action;
        call.JsonArrayStream = target.JsonArray;
        call.Metadata = CallMetadata.Parse(CallHeaders.Metadata.Of(request.Headers), call.Scan.User);
    }

    [LoggerMessage(LogLevel.Error, "Request {RequestId} failed unexpectedly.")]
    private partial void LogUnexpected(Exception exception, string requestId);
}
