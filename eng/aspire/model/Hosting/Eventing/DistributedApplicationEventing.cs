using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Eventing;

internal sealed class DistributedApplicationEventing : IDistributedApplicationEventing
{
    private readonly ConcurrentQueue<DistributedApplicationEventSubscription> _subscriptions = new();

    public DistributedApplicationEventSubscription Subscribe<T>(IResource resource, Func<T, CancellationToken, Task> callback) where T : IDistributedApplicationResourceEvent
    {
        var subscription = new DistributedApplicationEventSubscription((e, cancellationToken) =>
            e is T mine && mine.Resource == resource ? callback(mine, cancellationToken) : Task.CompletedTask);
        _subscriptions.Enqueue(subscription);
        return subscription;
    }

    public async Task PublishAsync<T>(T @event, CancellationToken cancellationToken = default) where T : IDistributedApplicationEvent
    {
        foreach (var subscription in _subscriptions) await subscription.Callback(@event, cancellationToken);
    }
}
