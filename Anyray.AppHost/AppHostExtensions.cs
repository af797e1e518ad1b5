using Microsoft.Extensions.Configuration;

namespace Anyray.AppHost;

/// <summary>What the services have in common.</summary>
internal static class AppHostExtensions
{
    /// <summary>A secret that is taken from <paramref name="variable"/> when it is set, else generated once and kept.</summary>
    public static IResourceBuilder<ParameterResource> AddToken(this IDistributedApplicationBuilder builder, string name, string variable)
    {
        if (builder.Configuration[variable] is { Length: > 0 } given) builder.Configuration[$"Parameters:{name}"] = given;
        return builder.AddParameter(name, new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
    }

    /// <summary>Passes the AppHost's own variables with these prefixes on; what is set after this wins.</summary>
    public static IResourceBuilder<ProjectResource> WithVariablesOf(this IResourceBuilder<ProjectResource> project, params string[] prefixes) =>
        project.WithEnvironment(context =>
        {
            if (context.ExecutionContext.IsPublishMode) return;
            foreach (var (name, value) in project.ApplicationBuilder.Configuration.AsEnumerable())
                if (value is not null && prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                    context.EnvironmentVariables[name.Replace(":", "__")] = value;
        });
}
