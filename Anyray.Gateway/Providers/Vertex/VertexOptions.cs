using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Providers.Vertex;

/// <summary>Where Vertex AI is called.</summary>
public sealed class VertexOptions
{
    /// <summary>Project; empty: the service account's own.</summary>
    [Variable("GOOGLE_CLOUD_PROJECT")]
    public string? Project { get; set; }

    /// <summary>Location, e.g. <c>europe-west1</c> or <c>global</c>.</summary>
    [Variable("GOOGLE_CLOUD_LOCATION")]
    public string Location { get; set; } = "global";
}
