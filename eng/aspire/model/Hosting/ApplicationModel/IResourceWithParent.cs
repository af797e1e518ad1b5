namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that is part of another one, as a database is of its server.</summary>
public interface IResourceWithParent<out T> : IResource where T : IResource
{
    /// <summary>The other one.</summary>
    T Parent { get; }
}
