using Anyray.Gateway.Configuration;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Keys;

/// <summary>What must be set before the gateway serves anyone.</summary>
internal sealed class AuthenticationStartup(IHostEnvironment environment) : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        if (options.Auth == "open" && !environment.IsDevelopment())
            return ValidateOptionsResult.Fail($"ANYRAY_AUTH=open is for Development only; unset it or set ANYRAY_AUTH=keys (environment: {environment.EnvironmentName}).");
        if (environment.IsProduction() && string.IsNullOrEmpty(options.AdminToken))
            return ValidateOptionsResult.Fail("ANYRAY_ADMIN_TOKEN is not set; Production needs one for the admin API and the console.");
        return ValidateOptionsResult.Success;
    }
}
