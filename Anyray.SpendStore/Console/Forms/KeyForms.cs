using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Console.Pages;
using Anyray.SpendStore.Keys;
using Anyray.SpendStore.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anyray.SpendStore.Console.Forms;

internal static class KeyForms
{
    private const string Page = "/console/keys";

    public static void MapKeyForms(this IEndpointRouteBuilder console)
    {
        console.MapPost("/keys", (HttpContext http, SpendContext db, ClientKeys keys) => FormResult.TryAsync<KeysPage>(async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var issued = await keys.CreateAsync(db, Input(form), Actor.Console, http.RequestAborted);
            // Shown in this answer, not after a redirect: the key must not travel in an address.
            return new RazorComponentResult<KeysPage>(new { Issued = issued });
        }));
        console.MapPost("/keys/{id}/rotate", async (string id, HttpContext http, SpendContext db, ClientKeys keys) =>
            await keys.RotateAsync(db, id, Actor.Console, http.RequestAborted) is { } issued
                ? (IResult)new RazorComponentResult<KeysPage>(new { Issued = issued })
                : new RazorComponentResult<KeysPage>(new { Problem = "That key is no longer in force." }));
        console.MapPost("/keys/{id}/revoke", async (string id, HttpContext http, SpendContext db, ClientKeys keys) =>
        {
            await keys.RevokeAsync(db, id, Actor.Console, http.RequestAborted);
            return FormResult.Done(Page, "The key is revoked.");
        });
    }

    private static ClientKeyInput Input(IFormCollection form) => new()
    {
        User = form.Required("user"),
        Team = form.Text("team"),
        Name = form.Text("name"),
        Service = form.Text("service") is not null,
        AllowedModels = form.List("models"),
        AllowedProviders = form.List("providers"),
        RequestsPerMinute = form.Number<int>("rpm"),
        TokensPerMinute = form.Number<long>("tpm"),
        ExpiresAt = form.Number<DateOnly>("expires") is { } day ? new DateTimeOffset(day, TimeOnly.MaxValue, TimeSpan.Zero) : null,
    };
}
