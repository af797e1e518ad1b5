using Anyray.Optimizer.Cache;
using Anyray.Optimizer.Holdout;
using Anyray.Optimizer.Regret;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Sessions;
using Anyray.Optimizer.Settings;
using Anyray.Optimizer.Stash;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Pipeline;

/// <summary>One request from reading to answer; the order of the steps is the order of the protocol.</summary>
internal sealed class OptimizeEngine(
    SettingsHolder settings, AnswerCache cache, SessionTracker sessions, StrategyPipeline pipeline, StrategyRegistry registry,
    SpanKeeper spans, RegretLedger regret, TimeProvider time, IOptions<OptimizerOptions> options)
{
    /// <exception cref="Json.MalformedRequestException">The body can't be read as a request.</exception>
    public async ValueTask<OptimizeOutcome> RunAsync(OptimizeCall call)
    {
        using var activity = OptimizerTelemetry.Activities.StartActivity("optimize");
        var started = time.GetTimestamp();
        var outcome = await OptimizeAsync(call, started);
        if (!call.DryRun) OptimizerTelemetry.Record(outcome, time.GetElapsedTime(started));
        return outcome;
    }

    private async ValueTask<OptimizeOutcome> OptimizeAsync(OptimizeCall call, long started)
    {
        var id = "opt_" + Guid.CreateVersion7(time.GetUtcNow()).ToString("n");
        var view = RequestReader.Read(call.Body, call.Endpoint);
        if (settings.IsOff || view.Ambiguous) return new OptimizeOutcome { OptimizationId = id, View = view };
        var current = settings.Current;
        var disabled = new List<string>();
        var plan = Restrict(current.PlanFor(call.Endpoint, view.Model, call.Metadata, disabled), call.EnabledKinds);
        var key = SessionKey.Of(view, call.Metadata, current.Revision);

        var arm = HoldoutGate.ArmOf(current.Holdout, call.Tenant, key.Value ?? id);
        if (arm == HoldoutGate.Held) return HeldBack(id, view, key);

        var lookup = call.CanShortCircuit ? await cache.FindAsync(view, call.Tenant, plan, remember: !call.DryRun) : CacheLookup.None;
        if (lookup.Hit is not null) return new OptimizeOutcome { OptimizationId = id, View = view, Cache = lookup, SessionKey = key.Value, HoldoutArm = arm, Decisions = [AnswerCache.DecisionOf(view, lookup)] };

        var session = await sessions.OpenAsync(call.Tenant, key, view, call.Pins);
        var run = new PipelineRun { View = view, Tenant = call.Tenant, Session = session.Facts, Deadline = new PipelineDeadline(time, LimitFor(view, plan), started) };
        foreach (var kind in disabled) run.Suppress(kind, SuppressionReasons.DisabledByRule);
        SessionTracker.Replay(run, session);
        run.Weighing = options.Value.WeighRewrites && NetSaving.IsDue(view, session.Facts);
        await pipeline.RunAsync(run, await regret.WithoutAsync(plan, run));
        var rewritten = run.Weighing ? NetSaving.Decide(run, session.Cache!) : 0;

        var pins = SessionTracker.Describe(run, session);
        if (!call.DryRun)
        {
            await spans.KeepAsync(run);
            await regret.CreditAsync(run, id);
            await sessions.SaveAsync(session, pins);
        }
        return OutcomeWriter.Write(id, run, session, registry, lookup, pins, arm, call.Provider, rewritten, time.GetUtcNow());
    }

    private static IReadOnlyList<PlannedStrategy> Restrict(IReadOnlyList<PlannedStrategy> plan, IReadOnlySet<string>? kinds) =>
        kinds is null ? plan : [.. plan.Where(p => kinds.Contains(p.Kind))];

    private static OptimizeOutcome HeldBack(string id, RequestView view, SessionKey key) => new()
    {
        OptimizationId = id,
        View = view,
        SessionKey = key.Value,
        HoldoutArm = HoldoutGate.Held,
        Suppressed = [new(HoldoutGate.Kind, SuppressionReasons.SessionGateHoldout)],
    };

    private TimeSpan LimitFor(RequestView view, IReadOnlyList<PlannedStrategy> plan)
    {
        var vision = plan.Any(p => p.Kind == "vision_ocr") && view.Segments.Exists(s => s.Kind == SegmentKind.Image);
        return TimeSpan.FromMilliseconds(vision ? options.Value.VisionDeadlineMs : options.Value.DeadlineMs);
    }
}
