using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Optimizer.Settings;

/// <summary><c>settings.json</c> in the data folder. A write is complete or has not happened.</summary>
internal sealed class FileSettingsStore(IConfiguration configuration, IHostEnvironment environment) : ISettingsStore
{
    private readonly Lazy<string> _path = new(() => Path.Combine(DataDirectory.For(configuration, environment, "optimizer"), "settings.json"));

    public string Name => "per-pod";

    public async Task<string?> LoadAsync(CancellationToken cancellation) =>
        File.Exists(_path.Value) ? await File.ReadAllTextAsync(_path.Value, cancellation) : null;

    public async Task SaveAsync(string config, CancellationToken cancellation)
    {
        var draft = _path.Value + ".new";
        await File.WriteAllTextAsync(draft, config, cancellation);
        File.Move(draft, _path.Value, overwrite: true);
    }

    // Only this process writes the file.
    public Task WaitForChangeAsync(CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);
}
