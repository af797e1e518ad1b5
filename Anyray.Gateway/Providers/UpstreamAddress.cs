using System.Collections.Concurrent;

namespace Anyray.Gateway.Providers;

/// <summary>Addresses that many calls share, parsed once: a new <see cref="Uri"/> is parsed again for every call that uses it.</summary>
internal static class UpstreamAddress
{
    /// <summary>Callers may name hosts of their own; what is beyond this number is parsed as it comes.</summary>
    private const int Most = 1024;
    private static readonly ConcurrentDictionary<(string Base, string Path), Uri> Known = new();

    public static Uri Of(string baseUrl, string path)
    {
        if (Known.TryGetValue((baseUrl, path), out var address)) return address;
        address = new Uri(baseUrl + path);
        if (Known.Count < Most) Known.TryAdd((baseUrl, path), address);
        return address;
    }
}
