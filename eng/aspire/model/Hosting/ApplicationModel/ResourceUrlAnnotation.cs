namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address that people open.</summary>
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>The address; a path is taken relative to the endpoint.</summary>
    public required string Url { get; set; }

    /// <summary>What it is shown as.</summary>
    public string? DisplayText { get; set; }
}
