namespace Anyray.Optimizer.Settings;

/// <summary>Where the configuration is kept: Redis for all replicas, or a file for one.</summary>
internal interface ISettingsStore
{
    /// <summary><c>shared</c> or <c>per-pod</c>, as <c>/health</c> reports it.</summary>
    string Name { get; }

    /// <summary>The stored configuration, or null when there is none yet.</summary>
    Task<string?> LoadAsync(CancellationToken cancellation);

    Task SaveAsync(string config, CancellationToken cancellation);

    /// <summary>Completes when the stored configuration may have changed.</summary>
    Task WaitForChangeAsync(CancellationToken cancellation);
}
