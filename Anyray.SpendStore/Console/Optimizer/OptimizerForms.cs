using Anyray.SpendStore.Console.Forms;
using Anyray.SpendStore.Console.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anyray.SpendStore.Console.Optimizer;

internal static class OptimizerForms
{
    private const string Page = "/console/optimizer";

    public static void MapOptimizerForms(this IEndpointRouteBuilder console)
    {
        console.MapPost("/optimizer", (HttpContext http, OptimizerLink link) => FormResult.TryAsync<OptimizerPage>(async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var config = await link.ConfigAsync(http.RequestAborted);
            SettingsForm.Apply(config, (await link.KindsAsync(http.RequestAborted))["kinds"]!.AsArray(), form);
            await link.SaveAsync(config, http.RequestAborted);
            return FormResult.Done(Page, "The settings are in force.");
        }));
        console.MapPost("/optimizer/switch", (HttpContext http, OptimizerLink link) => FormResult.TryAsync<OptimizerPage>(async () =>
        {
            var on = (await http.Request.ReadFormAsync(http.RequestAborted))["on"] == "true";
            await link.SwitchAsync(on, http.RequestAborted);
            return FormResult.Done(Page, on ? "The optimizer is on." : "The optimizer is off for every replica.");
        }));
        console.MapPost("/optimizer/dry-run", (HttpContext http, OptimizerLink link) => FormResult.TryAsync<OptimizerPage>(async () =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var (endpoint, request) = (form.Required("endpoint"), form.Required("request"));
            return new RazorComponentResult<OptimizerPage>(new { Run = await DryRun.RunAsync(link, endpoint, request, http.RequestAborted), Endpoint = endpoint, Request = request });
        }));
    }
}
