using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace Anyray.Bench.Gateway;

/// <summary>YARP as it comes, with one route to one destination and no logging at all: the fastest it gets without code.</summary>
internal static class PlainProxy
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var destination = new DestinationConfig { Address = arguments.Text("to")! };
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "upstream", Match = new RouteMatch { Path = "{**path}" } }],
            [new ClusterConfig { ClusterId = "upstream", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = destination } }]);
        await using var app = builder.Build();
        app.Urls.Add(arguments.Text("urls")!);
        app.MapReverseProxy();
        await app.RunAsync();
        return 0;
    }
}
