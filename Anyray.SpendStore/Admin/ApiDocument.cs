using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Anyray.SpendStore.Admin;

/// <summary>What every operation of the admin API has in common in its OpenAPI document: the errors, their shape, and names as the query string spells them.</summary>
internal static class ApiDocument
{
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["limit"] = "At most so many entries, 1 to 1000; default 100.",
        ["before"] = "Only entries older than this one: the 'next' of the page before.",
        ["cursor"] = "Where the page begins: the 'next' of the page before; none = the newest.",
        ["grain"] = "Length of a point: hour or day (default).",
        ["by"] = "What to sum by: user, team, model, provider, tool, key or tenant.",
        ["format"] = "csv (default) or ndjson.",
        ["kind"] = "Kind of the alert.",
        ["subject"] = "What the alert is about.",
        ["id"] = "Id as a list or the answer to its creation gave it.",
        ["name"] = "Name, up to 128 characters.",
        ["tenant"] = "Only this tenant.",
        ["user"] = "Only this user.",
        ["provider"] = "Provider slug, e.g. openai.",
        ["model"] = "Model, or the pattern that the price is for.",
        ["effectiveFrom"] = "First day of the price, yyyy-MM-dd.",
        ["q"] = "Only models whose name contains this.",
    };

    public static async Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
            parameter.Description ??= Parameters.GetValueOrDefault(parameter.Name);
        }

        var answers = operation.Responses ??= [];
        if (context.Description.HttpMethod == HttpMethods.Delete && answers.Remove("200")) answers["204"] = new OpenApiResponse { Description = "Done." };
        context.Document!.AddComponent(nameof(ApiError), await context.GetOrCreateSchemaAsync(typeof(ApiError), null, stop));
        var error = new OpenApiSchemaReference(nameof(ApiError), context.Document);
        Add("400", "A parameter or the body is not right; the message says which.");
        Add("401", "The admin token is missing or wrong.");
        if (context.Description.RelativePath!.Contains('{')) Add("404", "There is no such thing.");
        Add("429", "Too many wrong tokens from this address; Retry-After says how long to wait.");
        Add("503", "The ledger's database does not answer.");

        void Add(string status, string description) => answers.TryAdd(status, new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = error } },
        });
    }
}
