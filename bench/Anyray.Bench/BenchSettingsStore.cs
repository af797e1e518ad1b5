using Anyray.Optimizer.Settings;

namespace Anyray.Bench;

/// <summary>Keeps no settings: a benchmark says itself what it runs.</summary>
internal sealed class BenchSettingsStore : ISettingsStore
{
    public string Name => "per-pod";

    public Task<string?> LoadAsync(CancellationToken cancellation) => Task.FromResult<string?>(null);

    public Task SaveAsync(string config, CancellationToken cancellation) => Task.CompletedTask;

    public Task WaitForChangeAsync(CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);
}
