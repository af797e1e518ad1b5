namespace Aspire.Hosting.ApplicationModel;

/// <summary>The named volume that keeps a container's data.</summary>
internal sealed class ContainerVolumeAnnotation(string name) : IResourceAnnotation
{
    internal string Name { get; } = name;
}
