using Anyray.Gateway.Admin;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Configuration;
using Anyray.Gateway.Cors;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Forwarding;
using Anyray.Gateway.Health;
using Anyray.Gateway.Hook;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Mcp;
using Anyray.Gateway.Models;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Quotas;
using Anyray.Gateway.Routing;
using Anyray.Gateway.Snapshots;
using Anyray.Gateway.Spool;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway;

/// <summary>Builds the service. <c>Program</c> runs it; tests start it on a free port.</summary>
public static class GatewayApp
{
    /// <summary>Everything but running: configuration, services, the order of the request pipeline.</summary>
    /// <exception cref="OptionsValidationException">A setting is malformed or missing; the message says which.</exception>
    public static WebApplication Create(string[] args)
    {
        var builder = ServiceBuilder.Create(args, 8787).UseAdminUrls();
        builder.AddServiceDefaults();
        builder.AddVariableOptions<GatewayOptions>("Gateway");
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.WebHost.ConfigureGatewayKestrel();
        builder.AddSnapshots();
        builder.AddKeys();
        builder.Services.AddDialects();
        builder.AddProviders();
        builder.AddModelRouting();
        builder.AddQuotas();
        builder.AddOptimizerHook();
        builder.AddSpool();
        builder.Services.AddCalls();
        builder.Services.AddModels();
        builder.Services.AddForwarding();
        builder.Services.AddMcp();
        builder.Services.AddAdminProxy();
        builder.AddGatewayCors();
        builder.Services.AddDrain();
        builder.Services.AddHealthChecks().AddCheck<SpoolHealthCheck>("spool");

        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.Services.GetRequiredService<ProviderCatalogue>();
        app.Services.GetRequiredService<NamedRoutes>();

        app.UseCallRouting();
        app.UseGatewayCors();
        app.UseDrain();
        app.UseAdminListener(PlainError.UnknownPathAsync);
        app.MapProbes();
        app.MapCalls();
        app.MapModels();
        app.MapForwarding();
        app.MapRetrieval();
        app.MapAdminProxy();
        app.MapUnknownPaths();
        return app;
    }
}
