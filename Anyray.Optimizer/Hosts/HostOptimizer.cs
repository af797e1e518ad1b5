using System.Text;
using Anyray.Optimizer.Cache;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Strategies.SemanticCache;

namespace Anyray.Optimizer.Hosts;

/// <summary>The same engine that answers <c>/v1/optimize</c>, called in process.</summary>
internal sealed partial class HostOptimizer(OptimizeEngine engine, AnswerCache cache, HostLedger ledger, TimeProvider time, ILogger<HostOptimizer> log) : IHostOptimizer
{
    private static readonly HashSet<string> CacheAlone = [SemanticCacheStrategy.Kind];

    /// <inheritdoc/>
    public ValueTask<HostDecision?> OptimizeAsync(HostCall call, CancellationToken stop) => DecideAsync(call, cacheOnly: false, stop);

    /// <inheritdoc/>
    public async ValueTask<HostDecision?> FindAsync(HostCall call, CancellationToken stop) =>
        await DecideAsync(call, cacheOnly: true, stop) is { Cached: not null } hit ? hit : null;

    /// <summary>No kind changes answers, so none is changed.</summary>
    public ValueTask<ReadOnlyMemory<byte>?> OptimizeResponseAsync(HostCall call, ReadOnlyMemory<byte> response, CancellationToken stop) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);

    /// <inheritdoc/>
    public void Settle(HostCall call, HostDecision? decision, HostAnswer answer)
    {
        var whole = WholeAnswer.Of(answer);
        if (whole is not null && decision is { CacheKey: { } key, Cached: null }) _ = KeepAsync(call, key, decision.CacheTtlSeconds, whole);
        ledger.Add(call, decision, answer, whole);
    }

    private async ValueTask<HostDecision?> DecideAsync(HostCall call, bool cacheOnly, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        try
        {
            using var tree = JsonTree.Parse(call.Body);
            if (!tree.Root.IsObject) return null;
            using var outcome = await engine.RunAsync(new OptimizeCall
            {
                Endpoint = call.Endpoint,
                Body = tree.Root,
                Metadata = new RequestMetadata(call.Metadata),
                Trusted = call.Trusted,
                CanShortCircuit = call.CanShortCircuit,
                EnabledKinds = cacheOnly ? CacheAlone : null,
                Provider = call.Provider,
                DryRun = cacheOnly,
            });
            stop.ThrowIfCancellationRequested();
            return DecisionOf(call, outcome) with { Latency = time.GetElapsedTime(began) };
        }
        catch (MalformedRequestException)
        {
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(log, error.GetType().Name, error.StackTrace);
            return null;
        }
    }

    private static HostDecision DecisionOf(HostCall call, OptimizeOutcome outcome) => new()
    {
        OptimizationId = outcome.OptimizationId,
        Model = outcome.View.Model,
        // The casts: a null that passes through byte[] would become an empty body.
        Body = outcome.Edits.Count == 0 ? (ReadOnlyMemory<byte>?)null : BodyOf(outcome),
        Cached = outcome.Cache.Hit is { } hit ? call.Stream ? Encoding.UTF8.GetBytes(EventStreamRenderer.Render(hit)) : hit : (ReadOnlyMemory<byte>?)null,
        CacheKey = outcome.Cache.Key,
        CacheTtlSeconds = outcome.Cache.TtlSeconds,
        PostCall = outcome.PostCall,
        Decisions = outcome.Decisions,
        EstimatedTokensSaved = outcome.TokensSaved,
    };

    private static ReadOnlyMemory<byte> BodyOf(OptimizeOutcome outcome)
    {
        using var body = new PooledBuffer<byte>(outcome.View.Body.End - outcome.View.Body.Start + 64);
        outcome.WriteBody(body);
        return body.Span.ToArray();
    }

    private async Task KeepAsync(HostCall call, string key, int seconds, byte[] answer)
    {
        try
        {
            var tenant = call.Trusted && call.Metadata.TryGetValue("tenantId", out var named) ? named : "default";
            await cache.KeepAsync(tenant, key, answer, TimeSpan.FromSeconds(seconds));
        }
        catch (Exception error)
        {
            LogFailed(log, error.GetType().Name, error.StackTrace);
        }
    }

    // The message of an exception may quote the request; its type and place do not.
    [LoggerMessage(Level = LogLevel.Error, Message = "A host's call failed with {Exception}.\n{Place}")]
    private static partial void LogFailed(ILogger logger, string exception, string? place);
}
