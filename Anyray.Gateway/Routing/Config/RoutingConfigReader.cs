using System.Text.Json;

namespace Anyray.Gateway.Routing.Config;

/// <summary>Reads a routing config. What it does not know it refuses, with the path.</summary>
internal static class RoutingConfigReader
{
    private const int MaxTargets = 64;
    private const int MaxDepth = 8;

    /// <exception cref="RoutingConfigException">Something in it is unknown or wrong.</exception>
    public static RouteNode Read(JsonElement config) => Node(config, "", 0);

    private static RouteNode Node(JsonElement json, string path, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new RoutingConfigException(path, "must be an object");
        if (depth > MaxDepth) throw new RoutingConfigException(path, $"is nested deeper than {MaxDepth} levels");
        var node = new RouteNode();
        JsonElement? strategy = null;
        foreach (var member in json.EnumerateObject())
        {
            if (member.NameEquals("strategy"))
            {
                // It names targets, so it is read once they all are.
                strategy = member.Value;
                continue;
            }
            var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            var value = new ConfigValue(member.Value, at);
            node = member.Name switch
            {
                "targets" => node with { Targets = Targets(member.Value, at, depth) },
                "name" => node with { Name = value.Text() },
                "weight" => node with { Weight = value.Number(0) },
                "provider" => node with { Provider = value.Text().TrimStart('@') },
                "api_key" => node with { ApiKey = value.Text() },
                "custom_host" => node with { CustomHost = value.Text() },
                "override_params" => node with { OverrideParams = value.Members() },
                "retry" => node with { Retry = Retry(member.Value, at) },
                "request_timeout" => node with { RequestTimeout = value.Integer(1) },
                "first_token_timeout" => node with { FirstTokenTimeout = value.Integer(1) },
                "idle_timeout" => node with { IdleTimeout = value.Integer(1) },
                "forward_headers" => node with { ForwardHeaders = value.Texts() },
                "cache" => node with { Cache = Cache(member.Value, at) },
                _ => throw new RoutingConfigException(at, "is not a known field"),
            };
        }
        return strategy is { } chosen ? StrategyReader.Apply(node, chosen, path.Length == 0 ? "strategy" : $"{path}.strategy") : node;
    }

    private static List<RouteNode> Targets(JsonElement json, string path, int depth)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0) throw new RoutingConfigException(path, "must be an array with at least one target");
        if (json.GetArrayLength() > MaxTargets) throw new RoutingConfigException(path, $"has more than {MaxTargets} targets");
        var targets = new List<RouteNode>();
        foreach (var target in json.EnumerateArray()) targets.Add(Node(target, $"{path}[{targets.Count}]", depth + 1));
        return targets;
    }

    private static RetryPolicy Retry(JsonElement json, string path)
    {
        var policy = RetryPolicy.None;
        foreach (var (name, value) in ConfigValue.MembersOf(json, path))
            policy = name switch
            {
                "attempts" => policy with { Attempts = value.Integer(0, 10) },
                "on_status_codes" => policy with { OnStatusCodes = value.Integers(100, 599) },
                "use_retry_after_header" => policy with { UseRetryAfter = value.Flag() },
                _ => throw value.Unknown(),
            };
        return policy;
    }

    private static bool Cache(JsonElement json, string path)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False) return json.GetBoolean();
        if (json.ValueKind == JsonValueKind.String) return Mode(json.GetString()!, path);
        var on = true;
        foreach (var (name, value) in ConfigValue.MembersOf(json, path))
            on = name switch
            {
                "mode" => Mode(value.Text(), value.Path),
                "max_age" => value.Integer(0) >= 0 && on,
                _ => throw value.Unknown(),
            };
        return on;
    }

    private static bool Mode(string mode, string path) => mode switch
    {
        "off" => false,
        "simple" or "semantic" or "on" => true,
        _ => throw new RoutingConfigException(path, "must be simple, semantic, on or off"),
    };
}
