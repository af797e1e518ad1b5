using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.SpendStore.Admin;

namespace Anyray.SpendStore.Console.Optimizer;

/// <summary>Puts the optimizer page's form over the configuration in force; what the form does not show stays as it is.</summary>
internal static class SettingsForm
{
    public static void Apply(JsonObject config, JsonArray kinds, IFormCollection form)
    {
        var strategies = config["strategies"]!.AsArray().Select(s => s!.AsObject()).ToList();
        foreach (var strategy in strategies)
        {
            var kind = strategy["kind"]!.ToString();
            strategy["enabled"] = form.ContainsKey($"enabled.{kind}");
            var parameters = strategy["params"] as JsonObject ?? [];
            foreach (var parameter in Parameters(kinds, kind))
                if (form.TryGetValue($"param.{kind}.{parameter["name"]}", out var text) || parameter["type"]?.ToString() == "boolean")
                    parameters[parameter["name"]!.ToString()] = Value(parameter, text.LastOrDefault()?.Trim() ?? "");
            strategy["params"] = parameters.DeepClone();
        }
        var ordered = strategies.OrderBy(s => int.TryParse(form[$"order.{s["kind"]}"], CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue).ToList();
        config["strategies"] = new JsonArray([.. ordered.Select(s => s.DeepClone())]);
        config["overrides"] = Document(form, "overrides") ?? config["overrides"]?.DeepClone();
        config["holdout"] = Document(form, "holdout") ?? config["holdout"]?.DeepClone();
    }

    public static IEnumerable<JsonObject> Parameters(JsonArray kinds, string kind) =>
        kinds.FirstOrDefault(k => k!["kind"]!.ToString() == kind)?["parameters"]?.AsArray().Select(p => p!.AsObject()) ?? [];

    private static JsonNode? Value(JsonObject parameter, string text)
    {
        var name = parameter["name"]!.ToString();
        try
        {
            return parameter["type"]?.ToString() switch
            {
                "boolean" or "bool" => text is "true" or "on",
                "string" => text,
                "string[]" or "strings" or "array" => new JsonArray([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(i => (JsonNode)i)]),
                _ when text.Length == 0 => null,
                _ => JsonNode.Parse(text),
            };
        }
        catch (JsonException)
        {
            throw new InvalidInputException($"'{name}' is not a valid {parameter["type"]}.", name);
        }
    }

    private static JsonNode? Document(IFormCollection form, string name)
    {
        if (form[name].ToString() is not { Length: > 0 } text) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"'{name}' is no JSON: {e.Message}", name);
        }
    }
}
