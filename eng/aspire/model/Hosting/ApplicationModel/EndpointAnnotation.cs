namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address that a resource listens on.</summary>
public sealed class EndpointAnnotation(string name, string uriScheme) : IResourceAnnotation
{
    /// <summary>Its name among the resource's endpoints.</summary>
    public string Name { get; } = name;

    /// <summary>The scheme of its address.</summary>
    public string UriScheme { get; } = uriScheme;

    /// <summary>The port that people use; null for any free one.</summary>
    public int? Port { get; set; }

    /// <summary>The port inside a container.</summary>
    public int? TargetPort { get; set; }

    /// <summary>Whether it is reached from outside when deployed.</summary>
    public bool IsExternal { get; set; }

    /// <summary><c>http</c>, <c>http2</c> or <c>tcp</c>.</summary>
    public string Transport { get; set; } = "http";

    /// <summary>Only the manifest names it.</summary>
    internal bool IsPublishOnly { get; init; }

    internal string AllocatedHost { get; set; } = "localhost";

    internal int AllocatedPort { get; set; }
}
