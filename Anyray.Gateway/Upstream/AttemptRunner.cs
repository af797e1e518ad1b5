using System.Net;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Hook;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Routing;

namespace Anyray.Gateway.Upstream;

/// <summary>Runs one attempt: prepares the provider's request, sends it, and hands the answer to whoever can read it.</summary>
internal sealed class AttemptRunner(
    ProviderProtocols protocols, ProviderTransport transport, Breakers breakers, JsonAnswer jsonAnswer, StreamAnswer streamAnswer, TimeProvider time)
{
    /// <exception cref="CallRefusedException">The call cannot be made to this target at all.</exception>
    public async Task<AttemptResult> RunAsync(Call call, Target target, Hedge? hedge = null)
    {
        var breaker = breakers.Of(target);
        if (!breaker.TryEnter()) return Open(target, breaker.RetryAfter);
        var reported = false;
        using var clock = new AttemptClock(target.Timeouts, time, call.Aborted);
        var (dialect, translator) = protocols.Choose(target.Provider, target.Model, call.Endpoint.Dialect)
            ?? throw CallRefusedException.Invalid($"Provider '{target.Provider.Slug}' cannot serve {call.Endpoint.Path}.", code: "unsupported_endpoint");
        var attempt = new Attempt(call, target, dialect, call.Meter.StartAttempt(target.Provider.Slug, target.Model, time.GetUtcNow()), clock);
        hedge?.Enter(attempt);
        call.Meter.UpstreamSince = time.GetTimestamp();
        try
        {
            using var message = (await PrepareAsync(attempt, translator)).Message;
            using var response = await transport.SendAsync(target, message, clock.Token);
            var result = await ReadAsync(attempt, response);
            Report(breaker, attempt, result.Failure);
            reported = true;
            return Finish(attempt, result);
        }
        catch (Exception e) when (hedge?.Lost(attempt) == true && e is (HttpRequestException or IOException or OperationCanceledException))
        {
            return AttemptResult.Done;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            if (clock.CallerLeft) throw new OperationCanceledException(call.Aborted);
            if (e.InnerException is CallRefusedException refused) throw refused;
            var failure = UpstreamErrors.FromException(e, clock.TimedOut);
            Report(breaker, attempt, failure);
            reported = true;
            return Finish(attempt, failure);
        }
        finally
        {
            if (!reported) breaker.Abandoned();
            call.Meter.UpstreamSince = 0;
            call.Meter.Upstream += clock.Elapsed;
            attempt.Meter.Duration = clock.Elapsed;
        }
    }

    private async ValueTask<ProviderCall> PrepareAsync(Attempt attempt, IDialectTranslator? translator)
    {
        var call = attempt.Call;
        var target = attempt.Target;
        var provider = new ProviderCall(target.Provider, target.BaseUrl, target.Credential, attempt.Dialect, target.Model, call.Stream)
        {
            Action = call.Action,
            Body = AttemptBody.Build(attempt, translator, time),
        };
        try
        {
            ForwardedHeaders.Copy(call, target, provider, attempt.Translated);
            ContextManagementBeta.Apply(call, provider);
            await protocols.Of(target.Provider).PrepareAsync(provider, attempt.Clock.Token);
            if (call.Endpoint.Suffix is { } suffix) provider.Message.RequestUri = new Uri(provider.Message.RequestUri!.AbsoluteUri + suffix);
            provider.Message.Content = new PooledContent(provider.Body, "application/json");
            return provider;
        }
        catch
        {
            provider.Body.Dispose();
            provider.Message.Dispose();
            throw;
        }
    }

    private ValueTask<AttemptResult> ReadAsync(Attempt attempt, HttpResponseMessage response)
    {
        attempt.Meter.Status = (int)response.StatusCode;
        if (response.StatusCode is < HttpStatusCode.OK or >= HttpStatusCode.MultipleChoices)
            return FailureAsync(attempt, response);
        return attempt.Call.Stream && AnswerKind.IsEventStream(response)
            ? streamAnswer.RunAsync(attempt, response)
            : jsonAnswer.RunAsync(attempt, response);
    }

    private static async ValueTask<AttemptResult> FailureAsync(Attempt attempt, HttpResponseMessage response) => await UpstreamErrors.ReadAsync(attempt, response);

    private static AttemptResult Finish(Attempt attempt, AttemptResult result)
    {
        if (result.Failure is not { } failure) return result;
        attempt.Meter.State = TerminalState.Failed;
        attempt.Meter.ErrorClass = failure.Class;
        if (attempt.Meter.Status is 0 or >= 200 and < 300) attempt.Meter.Status = failure.Status;
        return result;
    }

    private static void Report(CircuitBreaker breaker, Attempt attempt, UpstreamFailure? failure)
    {
        var sick = failure is { Class: "connect" or "dns" or "tls" } or { Class: "upstream_status", Status: >= 500 }
            || failure is { Class: "timeout" } && !attempt.Target.Timeouts.SetByCaller;
        if (sick) breaker.Failed();
        else if (failure is { Class: "timeout" }) breaker.Abandoned();
        else breaker.Succeeded();
    }

    private static UpstreamFailure Open(Target target, TimeSpan retryAfter) => new()
    {
        Status = StatusCodes.Status503ServiceUnavailable,
        Class = "breaker_open",
        Message = $"Provider '{target.Provider.Slug}' failed repeatedly and is being given a pause; try again shortly.",
        Retryable = true,
        RetryAfter = retryAfter,
    };
}
