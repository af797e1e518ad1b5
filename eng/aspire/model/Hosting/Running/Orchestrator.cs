using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Running;

/// <summary>Starts every resource when what it waits for is ready; stops them in the opposite order.</summary>
internal sealed class Orchestrator(IServiceProvider services, IDistributedApplicationBuilder builder, DashboardHost dashboard) : IHostedService
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<ResourceRun> _runs = [];
    private readonly List<Task> _lives = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"Starting {string.Join(", ", builder.Resources.Where(r => r is ProjectResource or ContainerResource).Select(r => r.Name))}. Ctrl+C stops everything.");
        await AllocateAsync(cancellationToken);
        await dashboard.StartAsync(cancellationToken);
        foreach (var resource in builder.Resources)
            if (RunOf(resource) is { } run) _runs.Add(run);
        _lives.AddRange(_runs.Select(run => run.LiveAsync(_stopping.Token)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested) return;
        Console.WriteLine("Stopping.");
        await _stopping.CancelAsync();
        await Task.WhenAll(_lives);
        foreach (var run in DependentsFirst()) await run.StopAsync();
        await dashboard.StopAsync();
    }

    private ResourceRun? RunOf(IResource resource) => resource switch
    {
        ProjectResource project => ActivatorUtilities.CreateInstance<ProjectRun>(services, project),
        ContainerResource container => ActivatorUtilities.CreateInstance<StoreRun>(services, container),
        PostgresDatabaseResource database => ActivatorUtilities.CreateInstance<DatabaseRun>(services, database),
        _ => null,
    };

    private async Task AllocateAsync(CancellationToken cancellationToken)
    {
        var randomize = ((DistributedApplicationBuilder)builder).Options.RandomizePorts || builder.Configuration["DcpPublisher:RandomizePorts"] == "true";
        foreach (var resource in builder.Resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                endpoint.AllocatedHost = resource is ProjectResource ? Ports.Loopback : "127.0.0.1";
                endpoint.AllocatedPort = !randomize && endpoint.Port is { } port ? port : Ports.Free();
                if (await Ports.IsFreeSoonAsync(endpoint.AllocatedPort, cancellationToken)) continue;
                throw new DistributedApplicationException(
                    $"Port {endpoint.AllocatedPort}, which {resource.Name} needs, is in use. Stop the program that listens there (another AppHost, perhaps), "
                    + $"or change the port{(resource is ProjectResource p ? $" in {p.ProjectName}/Properties/launchSettings.json" : "")}.");
            }
        }
    }

    private IEnumerable<ResourceRun> DependentsFirst()
    {
        var left = _runs.ToList();
        while (left.Count > 0)
        {
            var next = left.FirstOrDefault(run => !left.Any(other => other != run && other.DependsOn(run.Resource))) ?? left[0];
            left.Remove(next);
            yield return next;
        }
    }
}
