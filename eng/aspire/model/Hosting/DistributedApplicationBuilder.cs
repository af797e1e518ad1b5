using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Publishing;
using Aspire.Hosting.Running;
using Aspire.Hosting.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;

    internal DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        Options = options;
        _host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = WithSwitches(options.Args) });
        var assembly = options.AppHostAssembly ?? Assembly.GetEntryAssembly()!;
        AppHostDirectory = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "apphostprojectpath")?.Value
            ?? Directory.GetCurrentDirectory();
        ExecutionContext = new(isPublishMode: Configuration["publisher"] == "manifest");

        // What goes wrong is told once, by the lines of the resource it went wrong with.
        _host.Logging.AddFilter(level => level >= LogLevel.Warning).AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        Services.AddSingleton<IDistributedApplicationBuilder>(this);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(new StoreFolder(Configuration["Aspire:Store:Path"] ?? Path.Combine(AppHostDirectory, "..", "artifacts", "data")));
        Services.AddSingleton<ResourceNotificationService>();
        Services.AddSingleton<ResourceConsole>();
        Services.AddSingleton<StoreSelector>();
        Services.AddSingleton<ProjectEnvironment>();
        Services.AddSingleton<ManifestWriter>();
        Services.AddSingleton<ResourceInstances>();
        Services.AddSingleton<DashboardHost>();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<Watchdog>();
        Services.AddSingleton<ResourceRunServices>();
        Services.AddSingleton<Orchestrator>();
        Services.AddHealthChecks();
        if (ExecutionContext.IsRunMode) Services.AddHostedService(services => services.GetRequiredService<Orchestrator>());
    }

    internal DistributedApplicationOptions Options { get; }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IList<IResource> Resources { get; } = [];

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (Resources.Any(r => string.Equals(r.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
            throw new DistributedApplicationException($"Cannot add a resource named '{resource.Name}': there is one already.");
        Resources.Add(resource);
        return new DistributedApplicationResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build()
    {
        Testing.TestingHook.Current?.Collected(this);
        var app = new DistributedApplication(_host.Build());
        Testing.TestingHook.Current?.Built(app);
        return app;
    }

    // The command line's configuration wants a value for each name; `--dashboard` alone means yes.
    private static string[] WithSwitches(string[]? args) => [.. (args ?? []).Select(arg => arg == "--dashboard" ? "--dashboard=true" : arg)];
}
