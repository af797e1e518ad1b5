using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Audit;
using Anyray.SpendStore.Console;
using Anyray.SpendStore.Control;
using Anyray.SpendStore.Credentials;
using Anyray.SpendStore.Ingest;
using Anyray.SpendStore.Internal;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;
using Anyray.SpendStore.Spend;

namespace Anyray.SpendStore;

/// <summary>Builds the service. <c>Program</c> runs it; tests start it on a free port.</summary>
public static class SpendStoreApp
{
    /// <summary>Everything but running: configuration, services, the order of the request pipeline.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is malformed or missing; the message says which.</exception>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddLedger();
        builder.AddControl();
        builder.AddAdminAccess();
        builder.AddInternalAccess();
        builder.AddCredentials();
        builder.Services.AddIngest();
        builder.Services.AddRollups();
        builder.Services.AddConsole();

        var app = builder.Build();
        app.UseErrorResponses();
        app.UseInternalAccess();
        app.UseAdminAccess();
        app.MapDefaultEndpoints();
        app.MapInternal();
        app.MapSpend();
        app.MapConsole();
        return app;
    }

    private static void MapInternal(this WebApplication app)
    {
        var routes = app.MapGroup("/internal/v1");
        routes.MapIngest();
        routes.MapSnapshot();
        routes.MapInternalAudit();
    }
}
