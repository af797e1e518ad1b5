namespace Anyray.Gateway.Snapshots;

/// <summary>Holds the last good snapshot.</summary>
internal sealed class SnapshotHolder
{
    private GatewaySnapshot _current = GatewaySnapshot.Empty;

    public GatewaySnapshot Current => Volatile.Read(ref _current);

    /// <summary>True once the spend store has answered.</summary>
    public bool Loaded => Current != GatewaySnapshot.Empty;

    public void Set(GatewaySnapshot snapshot) => Volatile.Write(ref _current, snapshot);
}
