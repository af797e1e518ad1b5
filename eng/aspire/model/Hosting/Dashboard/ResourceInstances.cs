using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Aspire.Hosting.Dashboard;

/// <summary>The id of this run of a resource: the dashboard joins <c>{name}-{id}</c> with the telemetry's <c>service.instance.id</c>.</summary>
internal sealed class ResourceInstances
{
    private readonly ConcurrentDictionary<string, string> _ids = new();

    internal string IdOf(string resource) => _ids.GetOrAdd(resource, _ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 8));

    internal string NameOf(string resource) => $"{resource}-{IdOf(resource)}";

    internal string ResourceOf(string instance) => instance[..Math.Max(0, instance.LastIndexOf('-'))];
}
