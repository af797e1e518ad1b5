using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Routing;

namespace Anyray.Gateway.Answers;

/// <summary>Answers token counts by estimate where the provider has no count of its own in the caller's dialect.</summary>
internal sealed class CountedAnswer(ProviderProtocols protocols, AnswerHeaders headers, SpendRecorder recorder)
{
    /// <summary>False when the call is no count, or the provider counts itself.</summary>
    public async Task<bool> TryWriteAsync(Call call, Target? target)
    {
        if (call.Endpoint.Suffix is null || target is null) return false;
        if (target.Provider.CountsTokens && protocols.Choose(target.Provider, target.Model, call.Endpoint.Dialect) is (_, null)) return false;
        var tokens = RequestTokens.Of(call.Body.Span);
        var body = call.Endpoint.Dialect == Dialect.Anthropic
            ? JsonSerializer.SerializeToUtf8Bytes(new { input_tokens = tokens })
            : JsonSerializer.SerializeToUtf8Bytes(new { @object = "response.input_tokens", input_tokens = tokens });
        call.Meter.Provider = target.Provider.Slug;
        call.Meter.Usage = TokenUsage.None;
        call.Meter.BytesOut = body.Length;
        call.Http.Response.ContentType = "application/json";
        call.Http.Response.ContentLength = body.Length;
        headers.Set(call, 0);
        recorder.Settle(call, TerminalState.Completed, StatusCodes.Status200OK, null);
        await call.Http.Response.Body.WriteAsync(body, call.Aborted);
        return true;
    }
}
