using Anyray.Contracts.Spend;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Alerts;

internal static class AlertEndpoints
{
    private const int MaxText = 512;
    private const int MaxShown = 200;

    public static void AddAlerts(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<AlertOptions>("Alerts");
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<AlertWebhook>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AlertWebhook>());
        builder.Services.AddSingleton<AlertDesk>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AlertDesk>());
        builder.Services.AddHostedService<UnpricedWatch>();
        builder.Services.AddSingleton<BudgetWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BudgetWatch>());
        builder.Services.AddSingleton<DependencyWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DependencyWatch>());
    }

    /// <summary><c>POST alerts</c>: one <see cref="AlertEvent"/> of another service; 202.</summary>
    public static void MapInternalAlerts(this IEndpointRouteBuilder routes) => routes.MapPost("/alerts", (AlertEvent alert, AlertDesk desk) =>
    {
        if (alert is not { Kind.Length: > 0 and <= MaxText, Subject.Length: <= MaxText, Message.Length: <= MaxText }) throw new InvalidInputException($"An alert has a kind, a subject and a message of at most {MaxText} characters.");
        desk.Raise(alert);
        return Results.Accepted();
    });

    public static void MapAlerts(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/alerts", (SpendContext db, CancellationToken stop) => db.OpenAlertsAsync(stop)).WithTags("Alerts").WithSummary("Alerts that nobody dismissed, newest first.");
        admin.MapDelete("/alerts", async (string kind, string subject, SpendContext db, TimeProvider time, CancellationToken stop) =>
            await db.DismissAlertAsync(kind, subject, time.GetUtcNow(), stop) ? Results.NoContent() : ApiError.Result(StatusCodes.Status404NotFound, "There is no such alert."))
            .WithTags("Alerts").WithSummary("Dismisses an alert until it happens again.");
    }

    public static Task<List<AlertRow>> OpenAlertsAsync(this SpendContext db, CancellationToken stop) =>
        db.Alerts.AsNoTracking().Where(a => a.DismissedAt == null).OrderByDescending(a => a.LastTime).Take(MaxShown).ToListAsync(stop);

    public static async Task<bool> DismissAlertAsync(this SpendContext db, string kind, string subject, DateTimeOffset now, CancellationToken stop)
    {
        var at = now.UtcDateTime;
        return await db.Alerts.Where(a => a.Kind == kind && a.Subject == subject && a.DismissedAt == null)
            .ExecuteUpdateAsync(a => a.SetProperty(r => r.DismissedAt, at), stop) > 0;
    }
}
