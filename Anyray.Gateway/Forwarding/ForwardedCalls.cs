using Anyray.Contracts.Spend;
using Anyray.Gateway.Answers;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Quotas;
using Anyray.Gateway.Routing;
using Yarp.ReverseProxy.Forwarder;

namespace Anyray.Gateway.Forwarding;

/// <summary>Every other <c>/v1</c> path: images, audio, files, batches, realtime. Goes to the provider as it comes, with its credential.</summary>
internal sealed class ForwardedCalls(
    Authenticator authenticator, ProviderCatalogue catalogue, Credentials credentials, Admission admission, ProviderTransport transport, IHttpForwarder forwarder,
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
            var target = Target(call);
            await admission.EnterAsync(call, null);
            await ForwardAsync(call, target);
        }
        catch (CallRefusedException refused)
        {
            await errors.WriteAsync(call, refused, settle: admitted);
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
        var reader = new ForwardedAnswer(http);
        call.Meter.UpstreamSince = time.GetTimestamp();
        var error = await forwarder.SendAsync(http, target.BaseUrl, transport.Http, Config, new ForwardedTransformer(target));
        call.Meter.UpstreamSince = 0;
        call.Meter.Upstream = attempt.Duration = time.GetElapsedTime(call.Started);
        reader.Detach();
        reader.Read(attempt);
        attempt.Status = http.Response.StatusCode;
        call.Meter.BytesOut = reader.Bytes;
        var failed = error != ForwarderError.None;
        attempt.State = failed ? call.Aborted.IsCancellationRequested ? TerminalState.Cancelled : TerminalState.Failed
            : http.Response.StatusCode >= 400 ? TerminalState.Failed : TerminalState.Completed;
        attempt.ErrorClass = failed ? error.ToString() : http.Response.StatusCode >= 400 ? "upstream_status" : null;
        recorder.Price(call, attempt);
        recorder.Settle(call, attempt.State, http.Response.StatusCode, attempt.ErrorClass);
        if (failed && !http.Response.HasStarted)
            await PlainError.WriteAsync(http, PlainError.DialectOf(http), http.Response.StatusCode, ErrorType.Upstream, "The provider could not be reached, or broke off.", "connect");
    }

    private Target Target(Call call)
    {
        var headers = call.Http.Request.Headers;
        var slug = CallHeaders.Provider.Of(headers) ?? catalogue.Default?.Slug
            ?? (PlainError.DialectOf(call.Http) == Dialect.Anthropic ? "anthropic" : "openai");
        var provider = catalogue.Find(slug) ?? throw CallRefusedException.Invalid($"Provider '{(slug.Length > 64 ? slug[..64] : slug)}' is not known.", code: "provider_not_found");
        if (provider.Protocol is not ("openai" or "anthropic" or "gateway"))
            throw CallRefusedException.Invalid($"Provider '{slug}' does not serve {call.Endpoint.Path}.", code: "unsupported_endpoint");
        if (call.Caller.Key is { AllowedProviders.Count: > 0 } key && !key.AllowedProviders.Contains(slug))
            throw new CallRefusedException(StatusCodes.Status403Forbidden, ErrorType.Permission, $"This client key may not use provider '{slug}'.") { Code = "provider_not_allowed" };
        call.ModelAsked = call.Http.Request.Query["model"].ToString() is { Length: > 0 } model ? model : null;
        return new Target
        {
            Provider = provider,
            Model = call.ModelAsked ?? "",
            BaseUrl = provider.BaseUrl,
            Credential = credentials.For(call.Caller, provider, null, gatewaysOwn: true, custom: false),
            Timeouts = new Timeouts(null, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), false),
        };
    }

    /// <summary>The path without what names a single thing, so that the ledger's endpoints stay few.</summary>
    private static string EndpointOf(PathString path)
    {
        var parts = path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "/" + string.Join('/', parts.Take(3).Select(part => part.Any(char.IsAsciiDigit) && part != "v1" ? "{id}" : part));
    }
}
