using System.Text.Json;
using Anyray.Gateway.Routing.Config;
using Anyray.Gateway.Snapshots;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Routing;

/// <summary>Routing configs by name: the administrator's, then those of the file. A bad reload keeps the old ones and says why.</summary>
internal sealed partial class NamedRoutes : IDisposable
{
    private readonly SnapshotHolder _snapshots;
    private readonly ILogger<NamedRoutes> _logger;
    private readonly string? _file;
    private readonly Timer? _poll;
    private Dictionary<string, RouteNode> _fromFile = [];
    private (GatewaySnapshot Snapshot, Dictionary<string, RouteNode> Routes) _fromSnapshot = (GatewaySnapshot.Empty, []);
    private DateTime _changed;

    public NamedRoutes(SnapshotHolder snapshots, IOptions<RoutingOptions> options, ILogger<NamedRoutes> logger)
    {
        _snapshots = snapshots;
        _logger = logger;
        _file = options.Value.File;
        if (string.IsNullOrEmpty(_file)) return;
        try
        {
            _changed = File.GetLastWriteTimeUtc(_file);
            _fromFile = Load(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or RoutingConfigException)
        {
            throw new OptionsValidationException("ANYRAY_ROUTING", typeof(RoutingOptions), [$"ANYRAY_ROUTING: {e.Message}"]);
        }
        // Polling sees what notifications miss: mounted config maps, editors that replace the file.
        _poll = new Timer(_ => Reload(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public RouteNode? Find(string name) => Published().GetValueOrDefault(name) ?? Volatile.Read(ref _fromFile).GetValueOrDefault(name);

    public void Dispose() => _poll?.Dispose();

    private Dictionary<string, RouteNode> Published()
    {
        var snapshot = _snapshots.Current;
        if (_fromSnapshot.Snapshot == snapshot) return _fromSnapshot.Routes;
        var routes = new Dictionary<string, RouteNode>(StringComparer.Ordinal);
        foreach (var named in snapshot.Source.Routing)
        {
            try { routes[named.Name] = RoutingConfigReader.Read(named.Config); }
            catch (RoutingConfigException e) { LogBad(named.Name, e.Message); }
        }
        _fromSnapshot = (snapshot, routes);
        return routes;
    }

    private void Reload()
    {
        try
        {
            var changed = File.GetLastWriteTimeUtc(_file!);
            if (changed == _changed) return;
            _changed = changed;
            Volatile.Write(ref _fromFile, Load(_file!));
            LogReloaded(_fromFile.Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or RoutingConfigException)
        {
            LogBad(_file!, e.Message);
        }
    }

    private static Dictionary<string, RouteNode> Load(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var routes = new Dictionary<string, RouteNode>(StringComparer.Ordinal);
        foreach (var (name, config) in ConfigValue.MembersOf(json.RootElement, "routing"))
        {
            try { routes[name] = RoutingConfigReader.Read(config.Json.Clone()); }
            catch (RoutingConfigException e) { throw new RoutingConfigException(name, e.Message); }
        }
        return routes;
    }

    [LoggerMessage(LogLevel.Warning, "Routing config {Name} is not taken: {Reason}")]
    private partial void LogBad(string name, string reason);

    [LoggerMessage(LogLevel.Information, "Routing file reloaded: {Count} configs.")]
    private partial void LogReloaded(int count);
}
