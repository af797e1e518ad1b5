using System.Text.Json;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Routing.Config;

namespace Anyray.Gateway.Routing;

/// <summary>Turns a call and its routing config, if it has one, into the order of targets to try.</summary>
internal sealed class RoutePlanner(TargetResolver targets, NamedRoutes named, Random random)
{
    private static readonly RouteNode Bare = new();

    /// <exception cref="CallRefusedException">The config is wrong, or its only target cannot be used.</exception>
    public Route Plan(Call call)
    {
        var headers = call.Http.Request.Headers;
        var (node, trusted) = ConfigOf(CallHeaders.Config.Of(headers));
        if (node.Retry is null && RetriesOf(headers) is { } retries) node = node with { Retry = retries };
        if (node.Cache == false) call.CacheAllowed = false;
        using var subject = new CallSubject(call);
        var route = Plan(call, node, "0", trusted, subject, top: true);
        return route is { Target: null, Refused: { } refused } ? throw refused : route;
    }

    private Route Plan(Call call, RouteNode node, string index, bool trusted, CallSubject subject, bool top) =>
        node.Targets.Count == 0 ? targets.Resolve(call, node, index, trusted) : Group(call, node, index, trusted, subject, top);

    private Route Group(Call call, RouteNode node, string index, bool trusted, CallSubject subject, bool top)
    {
        return node.Mode switch
        {
            RouteMode.Single => Child(0),
            RouteMode.Conditional => Child(Chosen(node, subject)),
            RouteMode.Fallback => Alternatives([.. Enumerable.Range(0, node.Targets.Count)]),
            _ => Alternatives(Balanced(node.Targets)),
        };

        Route Child(int i) => Plan(call, node.Targets[i].Under(node), top ? $"{i}" : $"{index}.{i}", trusted, subject, top: false);

        Route Alternatives(List<int> order) => new()
        {
            Index = index,
            Alternatives = order.ConvertAll(Child),
            OnStatusCodes = node.OnStatusCodes,
            Hedge = node.Hedge,
        };
    }

    private static int Chosen(RouteNode node, CallSubject subject)
    {
        foreach (var condition in node.Conditions)
            if (condition.Query.Matches(subject)) return condition.Then;
        return node.Default ?? throw CallRefusedException.Invalid("No condition of the routing config matches this request, and it has no default.", code: "no_route");
    }

    /// <summary>All targets with a weight, in a random order in which the first is drawn by weight, the second by weight among the rest, and so on.</summary>
    private List<int> Balanced(IReadOnlyList<RouteNode> nodes)
    {
        var keys = new List<(double Key, int Index)>(nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
            if (nodes[i].Weight > 0) keys.Add((-Math.Log(1 - random.NextDouble()) / nodes[i].Weight, i));
        if (keys.Count == 0) throw CallRefusedException.Invalid("Every target of the load-balanced group has weight 0.", code: "no_route");
        keys.Sort();
        return keys.ConvertAll(key => key.Index);
    }

    /// <summary>A config of the operator's may use the operator's credentials anywhere; one that came with the request may not.</summary>
    private (RouteNode Node, bool Trusted) ConfigOf(string? header)
    {
        if (header is null) return (Bare, false);
        if (!header.AsSpan().TrimStart().StartsWith("{"))
            return named.Find(header) is { } known ? (known, true) : throw CallRefusedException.Invalid($"There is no routing config named '{(header.Length > 64 ? header[..64] : header)}'.", code: "config_not_found");
        try
        {
            using var json = JsonDocument.Parse(header);
            if (!JsonText.IsText(json.RootElement)) throw new JsonException();
            return (RoutingConfigReader.Read(json.RootElement.Clone()), false);
        }
        catch (JsonException)
        {
            throw CallRefusedException.Invalid($"{CallHeaders.Config} is not valid JSON.", code: "invalid_config");
        }
        catch (RoutingConfigException e)
        {
            throw CallRefusedException.Invalid($"{CallHeaders.Config}: {e.Message}", code: "invalid_config");
        }
    }

    private static RetryPolicy? RetriesOf(IHeaderDictionary headers)
    {
        if (CallHeaders.RetryCount.Of(headers) is not { } text) return null;
        return int.TryParse(text, out var count) && count is >= 0 and <= 10
            ? RetryPolicy.None with { Attempts = count }
            : throw CallRefusedException.Invalid($"{CallHeaders.RetryCount} must be 0 to 10.");
    }
}
