using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Audit;

internal static class AuditEndpoints
{
    /// <summary><c>POST audit</c>: one <see cref="AuditEvent"/> of another service; 204.</summary>
    public static void MapInternalAudit(this IEndpointRouteBuilder routes) => routes.MapPost("/audit", async (HttpContext http, SpendContext db) =>
    {
        AuditEvent? change;
        try
        {
            change = await JsonSerializer.DeserializeAsync(http.Request.Body, ContractsJsonContext.Default.AuditEvent, http.RequestAborted);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"The body is no audit event: {e.Message}");
        }
        if (change is not { Actor.Length: > 0, Action.Length: > 0 }) throw new InvalidInputException("An audit event has an actor and an action.");
        db.Audit.Add(new AuditRow
        {
            Time = change.Time.UtcDateTime,
            Actor = change.Actor,
            Action = change.Action,
            Target = change.Target,
            Before = change.Before?.GetRawText(),
            After = change.After?.GetRawText(),
        });
        await db.SaveChangesAsync(http.RequestAborted);
        return Results.NoContent();
    });
}
