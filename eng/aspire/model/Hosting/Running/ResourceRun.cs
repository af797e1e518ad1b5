using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Running;

/// <summary>The life of one resource: waits, starts, becomes healthy, ends.</summary>
internal abstract class ResourceRun(IResource resource, ResourceRunServices services)
{
    private static readonly TimeSpan Impatient = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    internal IResource Resource => resource;

    protected ResourceRunServices Services => services;

    protected ManagedProcess? Process { get; set; }

    /// <summary>Starts it; false when dependents have to do without.</summary>
    protected abstract Task<bool> LaunchAsync(CancellationToken cancellationToken);

    /// <summary>Whether the other one has to be up while this one is.</summary>
    internal virtual bool DependsOn(IResource other) => resource.Annotations.OfType<WaitAnnotation>().Any(wait => wait.Resource == other);

    internal async Task LiveAsync(CancellationToken stopping)
    {
        try
        {
            await WaitForOthersAsync(stopping);
            var clock = Stopwatch.StartNew();
            await PublishAsync(s => s with { State = new(KnownResourceStates.Starting) });
            if (!await LaunchAsync(stopping))
            {
                await PublishAsync(s => s with { State = new(KnownResourceStates.Finished), HealthStatus = null });
                return;
            }
            await PublishAsync(s => s with { State = new(KnownResourceStates.Running), StartTimeStamp = services.Time.GetUtcNow(), Urls = Urls() });
            await BecomeHealthyAsync(clock, stopping);
            await services.Eventing.PublishAsync(new ResourceReadyEvent(resource, services.Provider), stopping);
            await WatchAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (Exception e)
        {
            services.Console.Write(resource, $"did not start: {e.Message}");
            await PublishAsync(s => s with { State = new(KnownResourceStates.FailedToStart), HealthStatus = null });
        }
    }

    internal async Task StopAsync()
    {
        if (Process is null) return;
        var ended = Process.HasExited;
        await PublishAsync(s => s with { State = new(KnownResourceStates.Stopping) });
        await Process.StopAsync(TimeSpan.FromSeconds(15));
        var code = Process.ExitCode;
        await Process.DisposeAsync();
        if (!ended) services.Console.Write(resource, "stopped");
        await PublishAsync(s => s with { State = new(KnownResourceStates.Finished), HealthStatus = null, ExitCode = code, StopTimeStamp = services.Time.GetUtcNow() });
    }

    protected Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change) => services.Notifications.PublishUpdateAsync(resource, change);

    protected virtual IReadOnlyList<ResourceUrlAnnotation> Urls() => [];

    private async Task WaitForOthersAsync(CancellationToken stopping)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>().ToArray();
        if (waits.Length > 0) await PublishAsync(s => s with { State = new(KnownResourceStates.Waiting) });
        foreach (var wait in waits)
            await services.Notifications.WaitForResourceAsync(
                wait.Resource.Name,
                e => !ProjectEnvironment.IsThere(wait.Resource) || e.Snapshot.HealthStatus == HealthStatus.Healthy
                    || (wait.UntilStarted && e.Snapshot.State?.Text == KnownResourceStates.Running)
                    || (e.Snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text)
                        ? throw new DistributedApplicationException($"{wait.Resource.Name}, which it waits for, is not there.")
                        : false),
                stopping);
    }

    private async Task BecomeHealthyAsync(Stopwatch clock, CancellationToken stopping)
    {
        var patience = TimeSpan.FromSeconds(10);
        while (await CheckAsync(stopping) is var health && health.Status == HealthStatus.Unhealthy)
        {
            if (Process is { HasExited: true }) throw new DistributedApplicationException(Ended());
            if (clock.Elapsed > patience)
            {
                services.Console.Write(resource, $"not healthy after {clock.Elapsed.TotalSeconds:0} s{Reasons(health)}");
                patience *= 2;
            }
            await Task.Delay(Impatient, services.Time, stopping);
        }
        services.Console.Write(resource, $"ready after {clock.Elapsed.TotalSeconds:0.0} s{(Urls() is [var url, ..] ? $": {url.Url}" : "")}");
        await PublishAsync(s => s with { HealthStatus = HealthStatus.Healthy });
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        var exited = Process?.Exited ?? Task.Delay(Timeout.Infinite, stopping);
        while (await Task.WhenAny(exited, Task.Delay(Calm, services.Time, stopping)) != exited)
        {
            stopping.ThrowIfCancellationRequested();
            var health = (await CheckAsync(stopping)).Status;
            await PublishAsync(s => s.HealthStatus == health ? s : s with { HealthStatus = health });
        }
        stopping.ThrowIfCancellationRequested();
        services.Console.Write(resource, Ended());
        await PublishAsync(s => s with { State = new(KnownResourceStates.Exited), HealthStatus = null, ExitCode = Process!.ExitCode, StopTimeStamp = services.Time.GetUtcNow() });
    }

    private Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key).ToHashSet();
        return services.Health.CheckHealthAsync(check => keys.Contains(check.Name), cancellationToken);
    }

    private string Ended() => $"ended with code {Process!.ExitCode}";

    private static string Reasons(HealthReport health) =>
        string.Concat(health.Entries.Values.Where(e => e.Status != HealthStatus.Healthy).Select(e => $"; {e.Description ?? e.Exception?.Message}"));
}
