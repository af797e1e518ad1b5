namespace Aspire.Hosting.ApplicationModel;

/// <summary>The health check, by its key in the application's services, that must pass.</summary>
internal sealed class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    internal string Key { get; } = key;
}
