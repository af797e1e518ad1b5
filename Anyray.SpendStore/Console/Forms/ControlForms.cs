using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Contracts.Snapshot;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Alerts;
using Anyray.SpendStore.Budgets;
using Anyray.SpendStore.Console.Pages;
using Anyray.SpendStore.Credentials;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Prices;
using Anyray.SpendStore.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anyray.SpendStore.Console.Forms;

/// <summary>Forms of the pages for budgets, prices, routing, providers and alerts.</summary>
internal static class ControlForms
{
    private const decimal NanosPerUsd = 1_000_000_000m;

    public static void MapControlForms(this IEndpointRouteBuilder console)
    {
        console.MapPost("/budgets", (HttpContext http, SpendContext db, BudgetAdmin budgets) => FormResult.TryAsync<BudgetsPage>(async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            await budgets.SaveAsync(db, null, Budget(form), Actor.Console, http.RequestAborted);
            return FormResult.Done("/console/budgets", "The budget is in force.");
        }));
        console.MapPost("/budgets/{id}/delete", async (string id, HttpContext http, SpendContext db, BudgetAdmin budgets) =>
        {
            await budgets.RemoveAsync(db, id, Actor.Console, http.RequestAborted);
            return FormResult.Done("/console/budgets", "The budget is removed.");
        });
        console.MapPost("/prices", (HttpContext http, SpendContext db, PriceBook prices) => FormResult.TryAsync<PricesPage>(async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            await prices.SetAsync(db, Price(form), Actor.Console, http.RequestAborted);
            return FormResult.Done("/console/prices", "The price is set.");
        }));
        console.MapPost("/prices/delete", (HttpContext http, SpendContext db, PriceBook prices) => FormResult.TryAsync<PricesPage>(async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            await prices.RemoveAsync(db, form.Required("provider"), form.Required("model"), form.Number<DateOnly>("from") ?? default, Actor.Console, http.RequestAborted);
            return FormResult.Done("/console/prices", "The price is removed.");
        }));
        console.MapPost("/prices/reprice", (HttpContext http, SpendContext db, Repricing repricing) => FormResult.TryAsync<PricesPage>(async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var result = await repricing.RunAsync(db, new RepriceInput(form.Required("from"), form.Text("to"), form.Text("provider"), form.Text("model")), Actor.Console, http.RequestAborted);
            return FormResult.Done("/console/prices", $"{Format.Count(result.Corrected)} of {Format.Count(result.Examined)} lines corrected, {Format.Usd(result.DifferenceNanoUsd)} in all.");
        }));
        console.MapPost("/routing", SaveRouting);
        console.MapPost("/routing/delete", async (HttpContext http, SpendContext db, RoutingAdmin routing) =>
        {
            await routing.RemoveAsync(db, (await http.Request.ReadFormAsync(http.RequestAborted)).Required("name"), Actor.Console, http.RequestAborted);
            return FormResult.Done("/console/routing", "The config is removed.");
        });
        console.MapPost("/providers", (HttpContext http, SpendContext db, CredentialAdmin credentials) => FormResult.TryAsync<ProvidersPage>(async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            await credentials.SaveAsync(db, form.Required("name"), new CredentialInput(form.Required("provider"), form.Required("secret"), form.Text("url")), Actor.Console, http.RequestAborted);
            return FormResult.Done("/console/providers", "The credential is stored.");
        }));
        console.MapPost("/providers/delete", async (HttpContext http, SpendContext db, CredentialAdmin credentials) =>
        {
            await credentials.RemoveAsync(db, (await http.Request.ReadFormAsync(http.RequestAborted)).Required("name"), Actor.Console, http.RequestAborted);
            return FormResult.Done("/console/providers", "The credential is removed.");
        });
        console.MapPost("/health/dismiss", async (HttpContext http, SpendContext db, TimeProvider time) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            await db.DismissAlertAsync(form.Required("kind"), form["subject"].ToString(), time.GetUtcNow(), http.RequestAborted);
            return FormResult.Done("/console/health", "The alert is dismissed.");
        });
    }

    private static async Task<IResult> SaveRouting(HttpContext http, SpendContext db, RoutingAdmin routing)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        try
        {
            await routing.SaveAsync(db, form.Required("name"), JsonSerializer.Deserialize<JsonElement>(form.Required("config")), Actor.Console, http.RequestAborted);
            return FormResult.Done("/console/routing", "The config is saved.");
        }
        catch (Exception e) when (e is InvalidInputException or JsonException)
        {
            // What was typed stays in the form.
            return new RazorComponentResult<RoutingPage>(new { Problem = e is JsonException ? $"The config is no JSON: {e.Message}" : e.Message, Name = form.Text("name"), Config = form["config"].ToString() }) { StatusCode = StatusCodes.Status400BadRequest };
        }
    }

    private static BudgetInput Budget(IFormCollection form) => new()
    {
        Scope = form.Choice<BudgetScope>("scope"),
        ScopeValue = form.Text("value"),
        CapUsd = form.Number<decimal>("usd"),
        CapTokens = form.Number<long>("tokens"),
        Period = form.Choice<BudgetPeriod>("period"),
        Mode = form.Choice<BudgetMode>("mode"),
        DowngradeModel = form.Text("downgrade"),
        FailClosed = form.Text("closed") is not null,
    };

    private static ModelPrice Price(IFormCollection form) => new()
    {
        Provider = form.Required("provider"),
        Model = form.Required("model"),
        EffectiveFrom = form.Number<DateOnly>("from") ?? throw new InvalidInputException("'from' is missing.", "from"),
        Input = Nanos(form, "input") ?? throw new InvalidInputException("'input' is missing.", "input"),
        Output = Nanos(form, "output") ?? throw new InvalidInputException("'output' is missing.", "output"),
        CacheRead = Nanos(form, "read"),
        CacheWrite5m = Nanos(form, "write5m"),
        CacheWrite1h = Nanos(form, "write1h"),
    };

    private static long? Nanos(IFormCollection form, string name) => form.Number<decimal>(name) switch
    {
        null => null,
        < 0 or > 1_000_000 => throw new InvalidInputException($"'{name}' is 0 to 1000000 dollars.", name),
        var usd => (long)(usd * NanosPerUsd),
    };
}
