namespace Anyray.Contracts.Snapshot;

/// <summary>The Redis pub/sub channel on which the spend store says that a newer <see cref="ControlSnapshot"/> exists.</summary>
public static class SnapshotChannel
{
    /// <summary>The channel; the message is the new version.</summary>
    public const string Name = "anyray:control";
}
