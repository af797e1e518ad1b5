using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Alerts;
using Anyray.SpendStore.Audit;
using Anyray.SpendStore.Budgets;
using Anyray.SpendStore.Console;
using Anyray.SpendStore.Control;
using Anyray.SpendStore.Credentials;
using Anyray.SpendStore.Health;
using Anyray.SpendStore.Ingest;
using Anyray.SpendStore.Internal;
using Anyray.SpendStore.Keys;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Prices;
using Anyray.SpendStore.Retention;
using Anyray.SpendStore.Rollups;
using Anyray.SpendStore.Routing;
using Anyray.SpendStore.Spend;

namespace Anyray.SpendStore;

/// <summary>Builds the service. <c>Program</c> runs it; tests start it on a free port.</summary>
public static class SpendStoreApp
{
    /// <summary>Everything but running: configuration, services, the order of the request pipeline.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is malformed or missing; the message says which.</exception>
    public static WebApplication Create(string[] args)
    {
        var builder = ServiceBuilder.Create(args, 8089).UseAdminUrls();
        builder.AddServiceDefaults();
        builder.AddLedger();
        builder.AddControl();
        builder.AddAdminAccess();
        builder.AddInternalAccess();
        builder.AddCredentials();
        builder.AddAlerts();
        builder.AddRetention();
        builder.Services.AddIngest();
        builder.Services.AddRollups();
        builder.Services.AddAdmin();
        builder.Services.AddConsole();

        var app = builder.Build();
        app.UseErrorResponses();
        app.UseAdminListener(http => ApiError.WriteAsync(http, StatusCodes.Status404NotFound, "There is nothing at this path."));
        app.UseInternalAccess();
        app.UseAdminAccess();
        app.MapDefaultEndpoints();
        app.MapInternal();
        app.MapAdmin();
        app.MapConsole();
        return app;
    }

    private static void MapInternal(this WebApplication app)
    {
        var routes = app.MapGroup("/internal/v1").ExcludeFromDescription();
        routes.MapIngest();
        routes.MapSnapshot();
        routes.MapInternalAudit();
        routes.MapInternalAlerts();
    }

    private static void MapAdmin(this WebApplication app)
    {
        var admin = app.MapGroup("/admin");
        admin.MapSpend();
        admin.MapClientKeys();
        admin.MapBudgets();
        admin.MapPrices();
        admin.MapRouting();
        admin.MapProviders();
        admin.MapAudit();
        admin.MapAlerts();
        admin.MapAdminHealth();
        admin.MapOpenApi("/openapi.json");
    }
}
