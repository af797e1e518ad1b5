namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds variables when they are needed.</summary>
internal sealed class EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback) : IResourceAnnotation
{
    internal Func<EnvironmentCallbackContext, Task> Callback { get; } = callback;
}
