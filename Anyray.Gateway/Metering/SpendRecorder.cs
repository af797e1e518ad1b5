using System.Diagnostics;
using Anyray.Contracts.Optimizer;
using Anyray.Contracts.Pricing;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Quotas;
using Anyray.Gateway.Routing;
using Anyray.Gateway.Spool;

namespace Anyray.Gateway.Metering;

/// <summary>Turns a call into its ledger rows and puts them in the spool: one per attempt, one for the request.</summary>
internal sealed class SpendRecorder(SpoolWriter spool, PriceBook prices, Admission admission, TimeProvider time)
{
    /// <summary>Prices what the answer reported; needed before the headers of a non-streamed answer go out.</summary>
    public void Price(Call call, AttemptMeter attempt)
    {
        var meter = call.Meter;
        meter.Price = PriceAttempt(call, attempt);
        meter.Provider = attempt.Provider;
        meter.ModelServed = attempt.ModelServed ?? attempt.Model;
        meter.Usage = attempt.Usage;
        meter.CostNanoUsd = attempt.CostNanoUsd;
    }

    /// <summary>Prices one attempt without making it the call's answer.</summary>
    public ModelPrice? PriceAttempt(Call call, AttemptMeter attempt)
    {
        var (price, _) = prices.Find(attempt.Provider, attempt.ModelServed, attempt.Model, call.Time);
        attempt.CostNanoUsd = price is not null && attempt.Usage is { } usage && price.Covers(usage) ? CallPricing.Cost(price, usage) : null;
        if (attempt.Others is not { } others) return price;
        foreach (var other in others)
            attempt.CostNanoUsd += prices.Find(attempt.Provider, other.Model, null, call.Time).Price is { } own && own.Covers(other.Usage) ? CallPricing.Cost(own, other.Usage) : null;
        return price;
    }

    /// <summary>An answer from cache costs nothing; its baseline is the provider's price for the answer that was kept.</summary>
    public void PriceCached(Call call, Target target, TokenUsage? kept)
    {
        call.Meter.Provider = target.Provider.Slug;
        var (price, _) = prices.Find(target.Provider.Slug, null, target.Model, call.Time);
        if (price is not null && kept is { } usage) call.Meter.CachedBaselineNanoUsd = CallPricing.Cost(price, usage);
    }

    /// <summary>Writes the rows. Called before the last byte of the answer leaves; a second call does nothing.</summary>
    public void Settle(Call call, TerminalState state, int status, string? errorClass)
    {
        var meter = call.Meter;
        if (meter.Settled) return;
        meter.Settled = true;
        meter.Status = status;
        using var batch = spool.Begin();
        foreach (var attempt in meter.Attempts) batch.Add(AttemptRow(call, attempt));
        batch.Add(RequestRow(call, state, status, errorClass));
        batch.Commit();
        // Not waited for: commands to one store keep their order, so the caller's next request sees it.
        _ = admission.LeaveAsync(call);
        GatewayMetrics.Settled(call, state, Own(call, time.GetElapsedTime(call.Started)));
    }

    private SpendEvent RequestRow(Call call, TerminalState state, int status, string? errorClass)
    {
        var meter = call.Meter;
        var optimization = call.Optimization;
        var total = time.GetElapsedTime(call.Started);
        var cost = Cost(call);
        var removed = optimization.Removed;
        long? baseline = cost is not null && meter.Price is { } price && meter.Usage is { } usage
            ? cost - CallPricing.Cost(price, usage) + CallPricing.Baseline(price, usage, removed)
            : meter.CachedBaselineNanoUsd ?? cost;
        var own = meter.Price is { } priced && optimization.Result is { CacheHit: false, Retrieval: { } retrieval } ? Retrieved(priced, retrieval) : 0;
        var row = Row(call, Ulid.NewUlid(call.Time));
        row.Provider = meter.Provider;
        row.ModelServed = meter.ModelServed;
        row.TraceParent = Activity.Current is { Recorded: true } request ? request.Id : null;
        row.Status = status;
        row.State = state == TerminalState.Completed && meter.Usage is null ? TerminalState.SettledUnknown : state;
        row.ErrorClass = errorClass;
        row.Streamed = meter.Streamed;
        row.Usage = meter.Usage;
        row.BytesIn = call.BytesIn;
        row.BytesOut = meter.BytesOut;
        row.CostNanoUsd = cost;
        row.BaselineCostNanoUsd = baseline;
        row.SavingsNanoUsd = baseline - cost - own;
        row.OptimizerCostNanoUsd = own;
        row.PriceVersion = cost is null ? null : prices.Find("", null, null, call.Time).Version;
        row.OptimizationStatus = optimization.Status;
        row.OptimizationId = optimization.Result?.OptimizationId;
        row.TokensSavedByKind = optimization.TokensSavedByKind();
        row.Suppressed = optimization.Result?.SuppressedKinds is { Count: > 0 } suppressed ? suppressed : null;
        row.HoldoutArm = optimization.HoldoutArm;
        row.Prefix = optimization.Result?.Prefix;
        row.Durations = new Durations
        {
            Total = Microseconds(total),
            Upstream = Microseconds(meter.UpstreamNow(time)),
            FirstToken = Microseconds(meter.FirstToken),
            Optimizer = Microseconds(meter.Optimizer),
            Overhead = Microseconds(Own(call, total)),
        };
        return row;
    }

    /// <summary>What was fetched back is in the cost and, since it comes back nowhere else, in the baseline too; it is the optimizer's to pay.</summary>
    private static long Retrieved(ModelPrice price, RetrievalReport retrieval) =>
        CallPricing.Cost(price, new TokenUsage { Input = Math.Max(0, retrieval.Tokens - retrieval.CachedTokens), CacheRead = Math.Max(0, retrieval.CachedTokens) });

    /// <summary>Every attempt that cost something counts, a hedge's loser included.</summary>
    private static long? Cost(Call call)
    {
        if (call.Optimization.Result?.CacheHit == true) return 0;
        long? cost = null;
        foreach (var attempt in call.Meter.Attempts)
            if (attempt.CostNanoUsd is { } part) cost = (cost ?? 0) + part;
        return cost;
    }

    private static SpendEvent AttemptRow(Call call, AttemptMeter attempt)
    {
        var row = Row(call, Ulid.NewUlid(attempt.Time));
        row.Time = attempt.Time;
        row.Attempt = attempt.Number;
        row.Provider = attempt.Provider;
        row.ModelServed = attempt.ModelServed;
        row.Status = attempt.Status;
        row.State = attempt.State == TerminalState.Completed && attempt.Usage is null ? TerminalState.SettledUnknown : attempt.State;
        row.ErrorClass = attempt.ErrorClass;
        row.Streamed = call.Stream;
        row.Usage = attempt.Usage;
        row.CostNanoUsd = attempt.CostNanoUsd;
        row.OptimizationStatus = call.Optimization.Status;
        row.Durations = new Durations
        {
            Total = Microseconds(attempt.Duration),
            Upstream = Microseconds(attempt.Duration),
            FirstToken = Microseconds(attempt.FirstToken),
        };
        return row;
    }

    private static SpendEvent Row(Call call, Ulid id) => new()
    {
        Id = id.ToString(),
        Time = call.Time,
        RequestId = call.Id,
        State = TerminalState.Failed,
        SessionId = call.Metadata.SessionId,
        Tenant = call.Caller.Tenant,
        User = call.Caller.Key?.User ?? call.Metadata.User,
        Team = call.Caller.Key?.Team ?? call.Metadata.Team,
        KeyId = call.Caller.Key?.Id,
        Tool = call.Metadata.Tool,
        Intent = call.Metadata.Intent,
        Labels = call.Metadata.Labels,
        Endpoint = call.Endpoint.Path,
        Dialect = Dialects.DialectNames.Name(call.Endpoint.Dialect),
        ModelAsked = call.ModelAsked,
    };

    private TimeSpan Own(Call call, TimeSpan total)
    {
        var own = total - call.Meter.UpstreamNow(time) - call.Meter.Optimizer;
        return own < TimeSpan.Zero ? TimeSpan.Zero : own;
    }

    private static long Microseconds(TimeSpan time) => (long)time.TotalMicroseconds;
}
