using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Credentials;

internal static class CredentialEndpoints
{
    public static void MapProviders(this IEndpointRouteBuilder admin)
    {
        var providers = admin.MapGroup("/providers").WithTags("Providers");
        providers.MapGet("", async (SpendContext db, CancellationToken stop) =>
            (await db.Credentials.AsNoTracking().OrderBy(c => c.Name).ToListAsync(stop)).Select(CredentialView.Of))
            .WithSummary("Stored credentials by fingerprint; secrets are write-only.");
        providers.MapPut("/{name}", (string name, CredentialInput input, HttpContext http, SpendContext db, CredentialAdmin admin) =>
            admin.SaveAsync(db, name, input, Actor.Of(http), http.RequestAborted))
            .WithSummary("Stores a credential, encrypted with AES-256-GCM.");
        providers.MapDelete("/{name}", async (string name, HttpContext http, SpendContext db, CredentialAdmin admin) =>
            await admin.RemoveAsync(db, name, Actor.Of(http), http.RequestAborted)
                ? Results.NoContent() : ApiError.Result(StatusCodes.Status404NotFound, $"There is no credential {name}.", "name"))
            .WithSummary("Removes a credential.");
    }
}
