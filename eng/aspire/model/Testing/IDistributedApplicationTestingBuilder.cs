namespace Aspire.Hosting.Testing;

/// <summary>The builder that an AppHost's own code filled, for a test to change and to build.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable
{
    /// <summary>Builds the application.</summary>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
