using System.Globalization;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Upstream;

namespace Anyray.Gateway.Answers;

/// <summary>Answers with an error in the endpoint's dialect: the gateway's own, or the provider's.</summary>
internal sealed class ErrorAnswer(AnswerHeaders headers, SpendRecorder recorder)
{
    /// <summary>The gateway refuses the call.</summary>
    public Task WriteAsync(Call call, CallRefusedException refused, bool settle)
    {
        using var body = new PooledWriter(512);
        new ErrorBody(refused.Status, refused.Type, refused.Message)
        {
            Param = refused.Param,
            Code = refused.Code,
            BudgetId = refused.BudgetId,
            RequestId = call.Id,
        }.Write(body, call.Endpoint.Dialect);
        if (refused.RetryAfter is { } seconds) call.Http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return SendAsync(call, refused.Status, body.Span.ToArray(), refused.Class ?? refused.Code ?? "refused", settle);
    }

    /// <summary>The last attempt's failure is the answer.</summary>
    public Task WriteAsync(Call call, UpstreamFailure failure)
    {
        var response = call.Http.Response;
        foreach (var (name, value) in failure.Headers) response.Headers[name] = value;
        if (failure.RetryAfter is { } wait && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (failure.Body is { } same && failure.Dialect == call.Endpoint.Dialect) return SendAsync(call, failure.Status, same, failure.Class, settle: true);
        using var body = new PooledWriter(512);
        Describe(call, failure).Write(body, call.Endpoint.Dialect);
        return SendAsync(call, failure.Status, body.Span.ToArray(), failure.Class, settle: true);
    }

    /// <summary>The failure in words of the caller's dialect; the provider's own type only where both speak alike.</summary>
    private static ErrorBody Describe(Call call, UpstreamFailure failure) => new(failure.Status, failure.Type, failure.Message)
    {
        TypeName = Alike(call.Endpoint.Dialect, failure.Dialect) ? failure.TypeName : null,
        Code = failure.Code ?? (failure.Class == "upstream_status" ? null : failure.Class),
        Param = failure.Param,
        RequestId = call.Id,
    };

    private static bool Alike(Dialect caller, Dialect provider) => caller == provider || (IsOpenAI(caller) && IsOpenAI(provider));

    private static bool IsOpenAI(Dialect dialect) => dialect is >= Dialect.OpenAIChat and <= Dialect.OpenAIEmbeddings;

    private async Task SendAsync(Call call, int status, byte[] body, string errorClass, bool settle)
    {
        var response = call.Http.Response;
        call.Meter.BytesOut = body.Length;
        if (settle) recorder.Settle(call, TerminalState.Failed, status, errorClass);
        if (response.HasStarted) return;
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        headers.Set(call);
        if (!HttpMethods.IsHead(call.Http.Request.Method)) await response.Body.WriteAsync(body, call.Aborted);
    }
}
