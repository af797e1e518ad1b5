using Anyray.Optimizer.Hosts;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Protocol;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Portkey;

/// <summary><c>POST /portkey/webhook</c>: Portkey's hooks before and after a call, as its <c>default.webhook</c> check sends them.</summary>
internal sealed class WebhookEndpoint(IHostOptimizer optimizer, PendingCalls pending, TimeProvider time, IOptions<OptimizerOptions> options)
{
    /// <summary>
    /// 200 with <c>{verdict, transformedData?}</c>. Before the call the verdict is false on a cache hit alone (a webhook cannot
    /// answer: with <c>deny</c> Portkey then falls back to the cache target); <c>?short_circuit=false</c> keeps it true.
    /// 400 for a body that can't be read, on which Portkey goes on unchanged.
    /// </summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        using var envelope = await Envelope.ReadAsync(context.Request, options.Value);
        var hook = new WebhookHook(envelope.Root);
        using var reply = new PooledBuffer<byte>();
        if (hook.Endpoint is not { } endpoint || !hook.Request.IsObject)
        {
            reply.Add("{\"verdict\":true}"u8);
        }
        else
        {
            var call = new HostCall
            {
                Endpoint = endpoint,
                Provider = hook.Provider,
                Body = hook.Request.Raw.ToArray(),
                Metadata = PortkeyIdentity.Of(context, PortkeyIdentity.WebhookHeader, hook.Metadata, options.Value),
                Trusted = HookAuthFilter.TrustsCallers(options.Value),
                Stream = hook.IsStream,
                CanShortCircuit = context.Request.Query["short_circuit"] != "false",
                Began = time.GetUtcNow(),
            };
            if (hook.IsBefore) await BeforeAsync(call, reply, context.RequestAborted);
            else await AfterAsync(call, hook, reply, context.RequestAborted);
        }

        return new JsonBytes(reply.Span.ToArray());
    }

    private async Task BeforeAsync(HostCall call, PooledBuffer<byte> reply, CancellationToken stop)
    {
        var decision = await optimizer.OptimizeAsync(call, stop);
        if (decision?.Cached is not null)
        {
            reply.Add("{\"verdict\":false}"u8);
            return;
        }

        if (decision is not null) pending.Add(call, decision);
        reply.Add("{\"verdict\":true"u8);
        if (decision?.Body is { } body)
        {
            reply.Add(",\"transformedData\":{\"request\":{\"json\":"u8);
            reply.Add(body.Span);
            reply.Add("}}"u8);
        }

        reply.Add("}"u8);
    }

    private async Task AfterAsync(HostCall call, WebhookHook hook, PooledBuffer<byte> reply, CancellationToken stop)
    {
        var before = pending.Find(call.Metadata, call.Body.Span);
        var known = before?.Call ?? call;
        var answer = hook.Response.IsObject ? (ReadOnlyMemory<byte>?)hook.Response.Raw.ToArray() : null;
        reply.Add("{\"verdict\":true"u8);
        if (answer is { } original && before?.Decision.PostCall == true && await optimizer.OptimizeResponseAsync(known, original, stop) is { } changed)
        {
            reply.Add(",\"transformedData\":{\"response\":{\"json\":"u8);
            reply.Add(changed.Span);
            reply.Add("}}"u8);
        }

        reply.Add("}"u8);
        optimizer.Settle(known, before?.Decision, new HostAnswer(hook.Status, answer, IsSse: false));
    }
}
