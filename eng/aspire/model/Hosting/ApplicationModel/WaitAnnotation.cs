namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that must be ready (or, with <paramref name="untilStarted"/>, only running) first.</summary>
internal sealed class WaitAnnotation(IResource resource, bool untilStarted) : IResourceAnnotation
{
    internal IResource Resource { get; } = resource;

    internal bool UntilStarted { get; } = untilStarted;
}
