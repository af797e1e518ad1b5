namespace Aspire.Hosting.ApplicationModel;

/// <summary>What an endpoint's address is shown as, or one more address beside it.</summary>
internal sealed class UrlAnnotation(string endpointName, Action<ResourceUrlAnnotation>? change, Func<EndpointReference, ResourceUrlAnnotation>? add) : IResourceAnnotation
{
    internal string EndpointName { get; } = endpointName;

    internal Action<ResourceUrlAnnotation>? Change { get; } = change;

    internal Func<EndpointReference, ResourceUrlAnnotation>? Add { get; } = add;
}
