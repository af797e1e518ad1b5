namespace Aspire.Hosting;

/// <summary>A project that the AppHost references, as the build generates it into namespace <c>Projects</c>.</summary>
public interface IProjectMetadata
{
    /// <summary>Absolute path of the project file.</summary>
    string ProjectPath { get; }
}
