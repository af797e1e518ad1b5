namespace Aspire.Hosting.ApplicationModel;

/// <summary>A server that is published as a container image.</summary>
public abstract class ContainerResource(string name, string image, string endpointScheme, int targetPort)
    : Resource(name), IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport
{
    internal string Image { get; } = image;

    internal string? Entrypoint { get; init; }

    internal EndpointAnnotation Endpoint { get; } = new("tcp", endpointScheme) { TargetPort = targetPort, Transport = "tcp" };

    /// <summary>Whether nothing on this machine can run it, so that dependents do without.</summary>
    internal bool IsLeftOut { get; set; }

    internal abstract IEnumerable<string> Arguments { get; }

    internal abstract string VolumeTarget { get; }

    /// <summary>The endpoint clients connect to.</summary>
    public EndpointReference PrimaryEndpoint => field ??= new EndpointReference(this, Endpoint);
}
