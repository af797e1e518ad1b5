using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Running;

/// <summary>What the resources say, each line with the name of who said it; the dashboard shows it too.</summary>
internal sealed class ResourceConsole(IDistributedApplicationBuilder builder)
{
    private const int Kept = 1000;
    private readonly int _width = builder.Resources.Where(r => r is not ParameterResource).Select(r => r.Name.Length).DefaultIfEmpty().Max();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _lines = new();

    /// <summary>Raised for each line, with the resource's name.</summary>
    internal event Action<string, string>? Written;

    /// <summary>Tells people something about a resource, or something it said.</summary>
    internal void Write(IResource resource, string line)
    {
        Keep(resource, line);
        var name = resource.Name.PadRight(_width);
        Console.WriteLine(Console.IsOutputRedirected ? $"{name} | {line}" : $"\e[3{1 + (resource.Name.Length + resource.Name[0]) % 6}m{name} |\e[0m {line}");
    }

    /// <summary>Keeps a line for the dashboard, or for when something goes wrong.</summary>
    internal void Keep(IResource resource, string line)
    {
        var lines = _lines.GetOrAdd(resource.Name, _ => new());
        lines.Enqueue(line);
        while (lines.Count > Kept) lines.TryDequeue(out _);
        Written?.Invoke(resource.Name, line);
    }

    internal IReadOnlyList<string> Lines(string resource) => _lines.TryGetValue(resource, out var lines) ? [.. lines] : [];
}
