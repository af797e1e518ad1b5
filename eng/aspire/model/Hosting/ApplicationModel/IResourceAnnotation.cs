namespace Aspire.Hosting.ApplicationModel;

/// <summary>A fact about a resource: an endpoint, a variable, something to wait for.</summary>
public interface IResourceAnnotation;
