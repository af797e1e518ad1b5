using Anyray.Contracts.Spend;
using Anyray.Gateway.Answers;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Quotas;
using Anyray.Gateway.Realtime;
using Anyray.Gateway.Routing;
using Yarp.ReverseProxy.Forwarder;

namespace Anyray.Gateway.Forwarding;

/// <summary>Every other <c>/v1</c> path: images, audio, files, batches, realtime. Goes to the provider as it comes, with its credential.</summary>
internal sealed class ForwardedCalls(
    Authenticator authenticator, ForwardedTargets targets, Admission admission, ProviderTransport transport, IHttpForwarder forwarder,
    ErrorAnswer errors, SpendRecorder recorder, TimeProvider time)
{
    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromMinutes(10), AllowResponseBuffering = false };

    public async Task RunAsync(HttpContext http)
    {
        var now = time.GetUtcNow();
        var call = new Call(http, new CallEndpoint(EndpointOf(http.Request.Path), Dialect.None), Ulid.NewUlid(now).ToString(), now, time.GetTimestamp());
        var admitted = false;
        try
        {
            call.Caller = authenticator.Authenticate(http);
            admitted = true;
            call.Metadata = CallMetadata.Parse(CallHeaders.Metadata.Of(http.Request.Headers), null);
            call.BytesIn = http.Request.ContentLength ?? 0;
            var target = await targets.OfAsync(call);
            await admission.EnterAsync(call, null);
            await ForwardAsync(call, target);
        }
        catch (CallRefusedException refused)
        {
            await errors.WriteAsync(call, refused, settle: admitted);
        }
        catch (Exception) when (call.Aborted.IsCancellationRequested)
        {
            recorder.Settle(call, TerminalState.Cancelled, StatusCodes.Status499ClientClosedRequest, "client_closed");
        }
        finally
        {
            await admission.LeaveAsync(call);
        }
    }

    private async Task ForwardAsync(Call call, Target target)
    {
        var http = call.Http;
        var attempt = call.Meter.StartAttempt(target.Provider.Slug, target.Model, call.Time);
        call.Meter.Provider = target.Provider.Slug;
        http.Response.Headers["x-anyray-provider"] = target.Provider.Slug;
        http.Response.Headers["x-anyray-trace-id"] = call.TraceId;
        using var reader = new ForwardedAnswer(http);
        using var session = RealtimeSession.Watch(http);
        call.Meter.UpstreamSince = time.GetTimestamp();
        var error = await forwarder.SendAsync(http, target.BaseUrl, transport.For(target), Config, new ForwardedTransformer(target));
        call.Meter.UpstreamSince = 0;
        call.Meter.Upstream = attempt.Duration = time.GetElapsedTime(call.Started);
        reader.Detach();
        attempt.Status = http.Response.StatusCode;
        if (session is { Opened: true }) session.Read(attempt);
        else reader.Read(attempt);
        call.Meter.BytesOut = reader.Bytes + (session?.Bytes ?? 0);
        (attempt.State, attempt.ErrorClass) = session is { Opened: true } ? session.EndOf(error, call.Aborted) : EndOf(error, call);
        recorder.Price(call, attempt);
        recorder.Settle(call, attempt.State, http.Response.StatusCode, attempt.ErrorClass);
        if (error != ForwarderError.None && !http.Response.HasStarted)
            await PlainError.WriteAsync(http, PlainError.DialectOf(http), http.Response.StatusCode, ErrorType.Upstream, "The provider could not be reached, or broke off.", "connect");
    }

    private static (TerminalState, string?) EndOf(ForwarderError error, Call call)
    {
        if (error != ForwarderError.None) return (call.Aborted.IsCancellationRequested ? TerminalState.Cancelled : TerminalState.Failed, error.ToString());
        return call.Http.Response.StatusCode >= 400 ? (TerminalState.Failed, "upstream_status") : (TerminalState.Completed, null);
    }

    /// <summary>The path without what names a single thing, so that the ledger's endpoints stay few.</summary>
    private static string EndpointOf(PathString path)
    {
        var parts = path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "/" + string.Join('/', parts.Take(3).Select(part => part.Any(char.IsAsciiDigit) && part != "v1" ? "{id}" : part));
    }
}
