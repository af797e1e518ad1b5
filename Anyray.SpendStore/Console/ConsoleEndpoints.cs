using Anyray.SpendStore.Console.Forms;
using Anyray.SpendStore.Console.Optimizer;
using Anyray.SpendStore.Console.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anyray.SpendStore.Console;

/// <summary>The console's pages. Each is one component, rendered on the server; forms post back to their page's address.</summary>
internal static class ConsoleEndpoints
{
    public static void AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<OptimizerLink>();
        // Razor brings data protection, which we do not use (sessions are signed by ConsoleSession): neither the provider nor the service
        // that makes its first key at start may leave keys on the disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        foreach (var service in services.Where(IsKeyMaker).ToList()) services.Remove(service);
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapConsoleAssets();
        var console = app.MapGroup("/console").ExcludeFromDescription();
        console.MapLogin();
        console.MapPage<DashboardPage>("");
        console.MapPage<RequestsPage>("/requests");
        console.MapPage<RequestPage>("/requests/{id}");
        console.MapPage<SessionsPage>("/sessions");
        console.MapPage<SessionPage>("/sessions/{id}");
        console.MapPage<BreakdownPage>("/breakdown");
        console.MapPage<SavingsPage>("/savings");
        console.MapPage<BudgetsPage>("/budgets");
        console.MapPage<KeysPage>("/keys");
        console.MapPage<OptimizerPage>("/optimizer");
        console.MapPage<RoutingPage>("/routing");
        console.MapPage<ProvidersPage>("/providers");
        console.MapPage<PricesPage>("/prices");
        console.MapPage<AuditPage>("/audit");
        console.MapPage<HealthPage>("/health");
        console.MapKeyForms();
        console.MapControlForms();
        console.MapOptimizerForms();
    }

    private static bool IsKeyMaker(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(DataProtectionOptions).Assembly;

    private static void MapPage<TPage>(this IEndpointRouteBuilder console, string path) where TPage : IComponent =>
        console.MapGet(path, () => new RazorComponentResult<TPage>());
}
