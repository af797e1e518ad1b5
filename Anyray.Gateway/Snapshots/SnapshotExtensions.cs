namespace Anyray.Gateway.Snapshots;

/// <summary>Registers the snapshot of keys, budgets, prices, routing and credentials.</summary>
internal static class SnapshotExtensions
{
    public static void AddSnapshots(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SnapshotHolder>();
        builder.Services.AddHostedService<SnapshotPoller>();
    }
}
