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
        // Razor brings data protection, which we do not use (sessions are signed by ConsoleSession): it must not leave keys on the disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapConsoleAssets();
        var console = app.MapGroup("/console").ExcludeFromDescription();
        console.MapLogin();
        console.MapPage<DashboardPage>("");
    }

    private static void MapPage<TPage>(this IEndpointRouteBuilder console, string path) where TPage : IComponent =>
        console.MapGet(path, () => new RazorComponentResult<TPage>());
}
