using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Running;

/// <summary>What every <see cref="ResourceRun"/> works with.</summary>
internal sealed record ResourceRunServices(
    IServiceProvider Provider, ResourceNotificationService Notifications, ResourceConsole Console, IDistributedApplicationEventing Eventing, HealthCheckService Health, Watchdog Watchdog, TimeProvider Time);
