using System.Collections;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;

namespace Aspire.Hosting.Running;

/// <summary>The variables a project is started with.</summary>
internal sealed class ProjectEnvironment(DistributedApplicationExecutionContext executionContext, DashboardHost dashboard)
{
    /// <summary>How a resource's name begins its variables.</summary>
    internal static string Prefix(string name) => name.ToUpperInvariant().Replace('-', '_');

    /// <summary>Whether the resource can be reached: a server that this machine cannot run is left out.</summary>
    internal static bool IsThere(IResource resource) => resource switch
    {
        ContainerResource container => !container.IsLeftOut,
        PostgresDatabaseResource database => !database.Parent.IsLeftOut,
        _ => true,
    };

    /// <summary>The variables' values; null takes one of the AppHost's own away.</summary>
    internal async Task<Dictionary<string, string?>> OfAsync(ProjectResource project, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string?>
        {
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "simple",
            ["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = Console.IsOutputRedirected ? null : "true",
            ["DOTNET_LAUNCH_PROFILE"] = null,
        };
        foreach (DictionaryEntry own in Environment.GetEnvironmentVariables())
            if (own.Key is string name && (name.StartsWith("ASPIRE_", StringComparison.Ordinal) || name.StartsWith("DASHBOARD__", StringComparison.Ordinal))) environment[name] = null;
        foreach (var (name, value) in dashboard.TelemetryVariables(project.Name)) environment[name] = value;

        var context = new EnvironmentCallbackContext(executionContext);
        foreach (var callback in project.Annotations.OfType<EnvironmentCallbackAnnotation>()) await callback.Callback(context);
        foreach (var (name, value) in context.EnvironmentVariables)
            environment[name] = value is IValueProvider later ? await later.GetValueAsync(cancellationToken) : value.ToString();

        var urls = project.Annotations.OfType<EndpointAnnotation>().Select(e => new EndpointReference(project, e).Url);
        environment["ASPNETCORE_URLS"] = string.Join(';', urls);
        return environment;
    }
}
