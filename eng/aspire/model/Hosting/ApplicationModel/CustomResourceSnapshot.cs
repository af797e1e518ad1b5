using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a resource is at one moment.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary>What kind it is: <c>Project</c>, <c>Container</c>, …</summary>
    public required string ResourceType { get; init; }

    /// <summary>Where it is in its life; null before it begins.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>Whether its health checks pass; null until it runs.</summary>
    public HealthStatus? HealthStatus { get; init; }

    /// <summary>What it ended with.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Addresses to open.</summary>
    public IReadOnlyList<ResourceUrlAnnotation> Urls { get; init; } = [];

    /// <summary>What else is worth showing, by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>When it was first heard of.</summary>
    public required DateTimeOffset CreationTimeStamp { get; init; }

    /// <summary>When it started to run.</summary>
    public DateTimeOffset? StartTimeStamp { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? StopTimeStamp { get; init; }
}
