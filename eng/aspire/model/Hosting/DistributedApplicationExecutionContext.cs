namespace Aspire.Hosting;

/// <summary>What the AppHost was started for.</summary>
public sealed class DistributedApplicationExecutionContext
{
    internal DistributedApplicationExecutionContext(bool isPublishMode) => IsPublishMode = isPublishMode;

    /// <summary>To write the manifest.</summary>
    public bool IsPublishMode { get; }

    /// <summary>To run.</summary>
    public bool IsRunMode => !IsPublishMode;
}
