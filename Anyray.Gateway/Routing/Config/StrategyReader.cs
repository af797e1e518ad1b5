using System.Text.Json;

namespace Anyray.Gateway.Routing.Config;

/// <summary>Reads the <c>strategy</c> of a node.</summary>
internal static class StrategyReader
{
    private const decimal NanoPerUsd = 1_000_000_000m;

    public static RouteNode Apply(RouteNode node, JsonElement json, string path)
    {
        JsonElement? conditions = null;
        foreach (var (name, value) in ConfigValue.MembersOf(json, path))
            switch (name)
            {
                case "mode": node = node with { Mode = Mode(value) }; break;
                case "on_status_codes": node = node with { OnStatusCodes = value.Integers(100, 599) }; break;
                case "conditions": conditions = value.Json; break;
                case "default": node = node with { Default = TargetOf(node, value) }; break;
                case "hedge": node = node with { Hedge = Hedge(value) }; break;
                default: throw value.Unknown();
            }
        if (node.Mode != RouteMode.Single && node.Targets.Count == 0) throw new RoutingConfigException(path, "needs targets");
        if (conditions is { } list) node = node with { Conditions = Conditions(node, list, path + ".conditions") };
        if (node.Mode == RouteMode.Conditional && node.Conditions.Count == 0) throw new RoutingConfigException(path, "needs conditions");
        return node;
    }

    private static RouteMode Mode(ConfigValue value) => value.Text() switch
    {
        "single" => RouteMode.Single,
        "fallback" => RouteMode.Fallback,
        "loadbalance" => RouteMode.LoadBalance,
        "conditional" => RouteMode.Conditional,
        _ => throw value.Wrong("must be single, fallback, loadbalance or conditional"),
    };

    private static List<RouteCondition> Conditions(RouteNode node, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Array) throw new RoutingConfigException(path, "must be an array");
        var conditions = new List<RouteCondition>();
        foreach (var item in json.EnumerateArray())
        {
            RouteQuery? query = null;
            int? then = null;
            var at = $"{path}[{conditions.Count}]";
            foreach (var (name, value) in ConfigValue.MembersOf(item, at))
                switch (name)
                {
                    case "query": query = QueryReader.Read(value.Json, value.Path); break;
                    case "then": then = TargetOf(node, value); break;
                    default: throw value.Unknown();
                }
            conditions.Add(new RouteCondition(
                query ?? throw new RoutingConfigException(at, "needs a query"),
                then ?? throw new RoutingConfigException(at, "needs then")));
        }
        return conditions;
    }

    private static int TargetOf(RouteNode node, ConfigValue value)
    {
        if (value.Json.ValueKind == JsonValueKind.Number) return value.Integer(0, Math.Max(0, node.Targets.Count - 1));
        var name = value.Text();
        for (var i = 0; i < node.Targets.Count; i++)
            if (node.Targets[i].Name == name) return i;
        throw value.Wrong("names no target of this node");
    }

    private static HedgePolicy Hedge(ConfigValue hedge)
    {
        int? delay = null;
        long? cap = null;
        foreach (var (name, value) in ConfigValue.MembersOf(hedge.Json, hedge.Path))
            switch (name)
            {
                case "delay": delay = value.Integer(0); break;
                case "max_cost_usd": cap = (long)((decimal)value.Number(0) * NanoPerUsd); break;
                default: throw value.Unknown();
            }
        return new HedgePolicy(TimeSpan.FromMilliseconds(delay ?? throw hedge.Wrong("needs delay, in milliseconds")), cap);
    }
}
