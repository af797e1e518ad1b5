using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Configuration;

/// <summary>What the gateway asks of Kestrel and of the host.</summary>
internal static class KestrelExtensions
{
    public static void ConfigureGatewayKestrel(this IWebHostBuilder host) => host
        .ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The gateway has its own limit, with an answer in the caller's dialect.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinResponseDataRate = null;
        })
        .ConfigureServices(services => services.AddOptions<HostOptions>().Configure<IOptions<GatewayOptions>>((hosting, gateway) =>
            hosting.ShutdownTimeout = TimeSpan.FromMilliseconds(gateway.Value.ShutdownDrainMs) + TimeSpan.FromSeconds(4)));
}
