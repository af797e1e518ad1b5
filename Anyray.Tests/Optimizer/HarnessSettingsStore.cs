using Anyray.Optimizer.Settings;

namespace Anyray.Tests.Optimizer;

/// <summary>Settings that live as long as the test.</summary>
internal sealed class HarnessSettingsStore : ISettingsStore
{
    private readonly SemaphoreSlim _changed = new(0);
    private string? _config;

    public string Name => "per-pod";

    public Task<string?> LoadAsync(CancellationToken cancellation) => Task.FromResult(_config);

    public Task SaveAsync(string config, CancellationToken cancellation)
    {
        _config = config;
        _changed.Release();
        return Task.CompletedTask;
    }

    public Task WaitForChangeAsync(CancellationToken cancellation) => _changed.WaitAsync(cancellation);
}
