using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Stores;

/// <summary>
/// Chooses how to run a server: in a container when an engine answers, else as a program of this machine, else not at
/// all. <c>Aspire:Model:Stores</c> (<c>container</c>, <c>native</c>, <c>none</c>) leaves only one of these.
/// </summary>
internal sealed class StoreSelector(IConfiguration configuration, StoreFolder folder)
{
    private readonly Lazy<Task<ContainerEngine?>> _engine = new(ContainerEngine.FindAsync);
    private readonly string _only = configuration["Aspire:Model:Stores"] ?? "";

    /// <summary>The ways there are, the best first, and why the better ones are not among them.</summary>
    internal async Task<(IReadOnlyList<StoreLaunch> Launches, string Reason)> ChooseAsync(ContainerResource resource)
    {
        if (_only == "none") return ([], "turned off by Aspire:Model:Stores");
        var launches = new List<StoreLaunch>();
        var missing = new List<string>();

        if (_only is "" or "container")
        {
            if (await _engine.Value is { } engine) launches.Add(engine.Launch(resource));
            else missing.Add("no container engine answers");
        }
        if (_only is "" or "native")
        {
            var native = resource switch
            {
                RedisResource redis => NativeRedis.Find(redis, folder),
                PostgresServerResource postgres => NativePostgres.Find(postgres, folder),
                _ => null,
            };
            if (native is not null) launches.Add(native);
            else missing.Add($"no {(resource is RedisResource ? "redis-server" : "postgres")} on this machine");
        }
        return (launches, string.Join(", ", missing));
    }
}
