using System.Text.Json.Nodes;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Settings;

/// <summary>The configuration that holds until an administrator stores another one.</summary>
internal static class StockSettings
{
    public static string Write(StrategyRegistry registry, int defaultsRevision)
    {
        var strategies = new JsonArray();
        foreach (var strategy in registry.All)
        {
            var parameters = new JsonObject();
            foreach (var parameter in strategy.Parameters)
                parameters[parameter.Name] = parameter.Default switch
                {
                    string[] items => new JsonArray([.. items.Select(i => (JsonNode)i)]),
                    string text => text,
                    bool flag => flag,
                    double number => number,
                    { } integer => Convert.ToInt64(integer, null),
                    null => null,
                };
            strategies.Add(new JsonObject { ["kind"] = strategy.Descriptor.Kind, ["enabled"] = strategy.Descriptor.DefaultEnabled, ["params"] = parameters });
        }
        return new JsonObject
        {
            ["defaultsRevision"] = defaultsRevision,
            ["strategies"] = strategies,
            ["overrides"] = new JsonObject { ["byEndpoint"] = new JsonObject(), ["rules"] = new JsonArray() },
            ["holdout"] = new JsonObject { ["enabled"] = false },
        }.ToJsonString();
    }
}
