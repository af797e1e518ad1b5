namespace Anyray.Gateway.Configuration;

/// <summary>Turns the name of a service (<c>http://optimizer</c>) into the address that the host injected for it.</summary>
internal static class ServiceAddress
{
    /// <summary>The address without a trailing slash; null when none is set.</summary>
    public static string? Resolve(IConfiguration configuration, string? address)
    {
        if (string.IsNullOrEmpty(address)) return null;
        var uri = new Uri(address);
        return (configuration[$"services:{uri.Host}:{uri.Scheme}:0"] ?? address).TrimEnd('/');
    }
}
