using Anyray.Gateway.Configuration;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Keys;

/// <summary>Registers authentication.</summary>
internal static class KeysExtensions
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddVariableOptions<RefusalOptions>("Refusals");
        services.AddSingleton<RefusalThrottle>();
        services.AddSingleton<Authenticator>();
        services.AddSingleton<IValidateOptions<GatewayOptions>, AuthenticationStartup>();
    }
}
