using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>Runs a project from what the AppHost's own build made of it; nothing is built while others run.</summary>
internal sealed class ProjectRun(ProjectResource project, ResourceRunServices services, ProjectEnvironment environment) : ResourceRun(project, services)
{
    // Whether a service starts and is healthy, the AppHost tells.
    private static readonly string[] Calm = ["--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning", "--Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks=None"];

    protected override async Task<bool> LaunchAsync(CancellationToken cancellationToken)
    {
        var assembly = Assembly();
        var variables = await environment.OfAsync(project, cancellationToken);
        Process = ManagedProcess.Start(
            Services.Watchdog, [Dotnet(), assembly, .. Calm], Path.GetDirectoryName(project.ProjectPath)!, variables, line => Services.Console.Write(project, line));
        await PublishAsync(s => s with
        {
            Properties = new Dictionary<string, string>
            {
                ["executable.pid"] = $"{Process.Id}",
                ["project.path"] = project.ProjectPath,
            },
        });
        return true;
    }

    protected override IReadOnlyList<ResourceUrlAnnotation> Urls()
    {
        var urls = new List<ResourceUrlAnnotation>();
        var callbacks = project.Annotations.OfType<UrlAnnotation>().ToArray();
        foreach (var endpoint in project.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(project, e)))
        {
            var url = new ResourceUrlAnnotation { Url = endpoint.Url };
            urls.Add(url);
            foreach (var callback in callbacks.Where(c => c.EndpointName == endpoint.EndpointName))
            {
                callback.Change?.Invoke(url);
                if (callback.Add?.Invoke(endpoint) is not { } added) continue;
                added.Url = new Uri(new Uri(endpoint.Url), added.Url).ToString();
                urls.Add(added);
            }
        }
        return urls;
    }

    // bin/<configuration>/<framework>, as the AppHost (or the test that starts it) was built.
    private string Assembly()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(Path.GetDirectoryName(project.ProjectPath)!, "bin", own.Parent!.Name, own.Name, $"{project.ProjectName}.dll");
        return File.Exists(path) ? path : throw new DistributedApplicationException($"{path} is missing: build the solution first.");
    }

    private static string Dotnet()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host) return host;
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
    }
}
