namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that can wait for others.</summary>
public interface IResourceWithWaitSupport : IResource;
