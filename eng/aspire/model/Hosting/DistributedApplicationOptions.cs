using System.Reflection;

namespace Aspire.Hosting;

/// <summary>How a builder is made.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>The command line.</summary>
    public string[]? Args { get; init; }

    /// <summary>Whether a dashboard is out of the question, as in tests.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>The AppHost's assembly, when it is not the process's own.</summary>
    internal Assembly? AppHostAssembly { get; init; }

    /// <summary>Whether fixed ports are left to others.</summary>
    internal bool RandomizePorts { get; init; }
}
