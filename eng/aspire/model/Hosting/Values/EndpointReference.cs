namespace Aspire.Hosting.ApplicationModel;

/// <summary>An endpoint of a resource, as others refer to it.</summary>
public sealed class EndpointReference : IValueProvider, IManifestExpressionProvider
{
    internal EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint) => (Resource, EndpointAnnotation) = (owner, endpoint);

    /// <summary>The resource.</summary>
    public IResourceWithEndpoints Resource { get; }

    /// <summary>The endpoint.</summary>
    public EndpointAnnotation EndpointAnnotation { get; }

    /// <summary>Its name.</summary>
    public string EndpointName => EndpointAnnotation.Name;

    /// <summary>Where it listens.</summary>
    public string Host => EndpointAnnotation.AllocatedHost;

    /// <summary>Where it listens.</summary>
    public int Port => EndpointAnnotation.AllocatedPort;

    /// <summary>Where it listens.</summary>
    public string Url => $"{EndpointAnnotation.UriScheme}://{Host}:{Port}";

    /// <inheritdoc/>
    public string ValueExpression => Property(EndpointProperty.Url).ValueExpression;

    /// <summary>A part of the address.</summary>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}
