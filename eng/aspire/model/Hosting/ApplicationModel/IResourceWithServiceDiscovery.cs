namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that is found by others by its name.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
