using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Aspire.Hosting.Dashboard;

/// <summary>A resource as the dashboard takes it.</summary>
internal static class WireResource
{
    internal static Wire.Resource Of(ResourceEvent change, ResourceInstances instances)
    {
        var (resource, snapshot) = (change.Resource, change.Snapshot);
        var wire = new Wire.Resource
        {
            Name = instances.NameOf(resource.Name),
            DisplayName = resource.Name,
            Uid = instances.IdOf(resource.Name),
            ResourceType = snapshot.ResourceType,
            CreatedAt = Timestamp.FromDateTimeOffset(snapshot.CreationTimeStamp),
            StartedAt = snapshot.StartTimeStamp is { } started ? Timestamp.FromDateTimeOffset(started) : null,
            StoppedAt = snapshot.StopTimeStamp is { } stopped ? Timestamp.FromDateTimeOffset(stopped) : null,
        };
        if (snapshot.State is { } state) wire.State = state.Text;
        foreach (var (name, value) in snapshot.Properties) wire.Properties.Add(new ResourceProperty { Name = name, Value = Value.ForString(value) });
        foreach (var url in snapshot.Urls)
            wire.Urls.Add(new Url { EndpointName = "http", FullUrl = url.Url, DisplayProperties = new UrlDisplayProperties { DisplayName = url.DisplayText ?? "" } });
        foreach (var check in resource.Annotations.OfType<HealthCheckAnnotation>())
        {
            var report = new HealthReport { Key = check.Key };
            if (snapshot.HealthStatus is { } health) report.Status = health switch
            {
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy => Wire.HealthStatus.Healthy,
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded => Wire.HealthStatus.Degraded,
                _ => Wire.HealthStatus.Unhealthy,
            };
            wire.HealthReports.Add(report);
        }
        foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
            wire.Relationships.Add(new ResourceRelationship { ResourceName = wait.Resource.Name, Type = "WaitFor" });
        return wire;
    }
}
