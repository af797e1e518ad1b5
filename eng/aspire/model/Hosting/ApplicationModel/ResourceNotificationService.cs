using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Tells how the resources are, and waits for them.</summary>
public sealed class ResourceNotificationService(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ResourceEvent> _latest = [];
    private readonly List<Channel<ResourceEvent>> _watchers = [];

    /// <summary>How the resource is now; null when there is none of that name.</summary>
    public bool TryGetCurrentState(string resourceName, out ResourceEvent? resourceEvent)
    {
        lock (_lock) return _latest.TryGetValue(resourceName, out resourceEvent);
    }

    internal IReadOnlyList<ResourceEvent> Current
    {
        get
        {
            lock (_lock) return [.. _latest.Values];
        }
    }

    /// <summary>Every change, beginning with how each resource is now.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var changes = Channel.CreateUnbounded<ResourceEvent>();
        lock (_lock)
        {
            foreach (var now in _latest.Values) changes.Writer.TryWrite(now);
            _watchers.Add(changes);
        }
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(cancellationToken)) yield return change;
        }
        finally
        {
            lock (_lock) _watchers.Remove(changes);
        }
    }

    /// <summary>Waits until the resource runs and its health checks pass; throws when it ends before.</summary>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(
            resourceName,
            e => e.Snapshot.HealthStatus == HealthStatus.Healthy
                || (e.Snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text)
                    ? throw new DistributedApplicationException($"{resourceName} stopped before it was healthy: {state.Text}.")
                    : false),
            cancellationToken);

    /// <summary>Waits until the resource is in that state.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, e => e.Snapshot.State?.Text == (targetState ?? KnownResourceStates.Running), cancellationToken);

    /// <summary>Waits until <paramref name="predicate"/> holds of the resource.</summary>
    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        await foreach (var change in WatchAsync(cancellationToken))
            if (change.Resource.Name == resourceName && predicate(change)) return change;
        throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Says how the resource is from now on.</summary>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        lock (_lock)
        {
            var before = _latest.GetValueOrDefault(resource.Name)?.Snapshot ?? new CustomResourceSnapshot { ResourceType = TypeOf(resource), CreationTimeStamp = time.GetUtcNow() };
            var after = stateFactory(before);
            if (after == before && _latest.ContainsKey(resource.Name)) return Task.CompletedTask;
            var change = new ResourceEvent(resource, after);
            _latest[resource.Name] = change;
            foreach (var watcher in _watchers) watcher.Writer.TryWrite(change);
        }
        return Task.CompletedTask;
    }

    // Servers are "Container" to the dashboard, whatever runs them.
    private static string TypeOf(IResource resource) => resource is ContainerResource ? "Container" : resource.GetType().Name.Replace("Resource", "", StringComparison.Ordinal);
}
