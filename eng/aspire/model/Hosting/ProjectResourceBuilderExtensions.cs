using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting;

/// <summary>Adds .NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project of the solution. Its first launch profile gives its endpoints and, while it runs, its variables.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new()
    {
        var project = builder.AddResource(new ProjectResource(name, new TProject().ProjectPath));
        if (LaunchProfile.Of(project.Resource.ProjectPath) is not { } profile) return project;

        if (builder.ExecutionContext.IsPublishMode)
        {
            project.Resource.Annotations.Add(new EndpointAnnotation("http", "http"));
            project.Resource.Annotations.Add(new EndpointAnnotation("https", "https") { IsPublishOnly = true });
            return project;
        }
        foreach (var url in profile.Urls)
            project.Resource.Annotations.Add(new EndpointAnnotation(url.Scheme, url.Scheme) { Port = url.Port });
        return project.WithEnvironment(context =>
        {
            foreach (var (variable, value) in profile.EnvironmentVariables) context.EnvironmentVariables[variable] = value;
        });
    }
}
