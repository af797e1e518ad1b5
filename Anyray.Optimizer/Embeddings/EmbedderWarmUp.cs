namespace Anyray.Optimizer.Embeddings;

/// <summary>Loads the vectors at start-up, so that no request waits for them.</summary>
internal sealed class EmbedderWarmUp(Embedder embedder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(() => embedder.Vectors, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
