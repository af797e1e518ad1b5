using System.Text.Json;

namespace Anyray.Gateway.Routing.Config;

/// <summary>One node of a routing config, as written. Settings that a node leaves out come from the node above it.</summary>
internal sealed record RouteNode
{
    public RouteMode Mode { get; init; } = RouteMode.Single;

    /// <summary>Statuses on which another target is tried; null = the retryable ones.</summary>
    public IReadOnlyList<int>? OnStatusCodes { get; init; }

    public IReadOnlyList<RouteCondition> Conditions { get; init; } = [];

    /// <summary>Index of the target for calls that meet no condition; null = none.</summary>
    public int? Default { get; init; }

    public IReadOnlyList<RouteNode> Targets { get; init; } = [];

    /// <summary>When to ask a second target before the first has answered.</summary>
    public HedgePolicy? Hedge { get; init; }

    public string? Name { get; init; }

    /// <summary>Share of a load-balanced group; 0 = never chosen.</summary>
    public double Weight { get; init; } = 1;

    public string? Provider { get; init; }

    /// <summary>The secret itself, or <c>$name</c> of a stored credential.</summary>
    public string? ApiKey { get; init; }

    public string? CustomHost { get; init; }

    /// <summary>Top-level members laid over the request.</summary>
    public IReadOnlyDictionary<string, JsonElement>? OverrideParams { get; init; }

    public RetryPolicy? Retry { get; init; }

    public int? RequestTimeout { get; init; }

    public int? FirstTokenTimeout { get; init; }

    public int? IdleTimeout { get; init; }

    public IReadOnlyList<string>? ForwardHeaders { get; init; }

    /// <summary>False: the optimizer may not answer from its cache.</summary>
    public bool? Cache { get; init; }

    /// <summary>This node with what it leaves out taken from <paramref name="parent"/>.</summary>
    public RouteNode Under(RouteNode parent) => this with
    {
        Provider = Provider ?? parent.Provider,
        ApiKey = ApiKey ?? (Provider is null ? parent.ApiKey : null),
        CustomHost = CustomHost ?? (Provider is null ? parent.CustomHost : null),
        OverrideParams = Merge(parent.OverrideParams, OverrideParams),
        Retry = Retry ?? parent.Retry,
        RequestTimeout = RequestTimeout ?? parent.RequestTimeout,
        FirstTokenTimeout = FirstTokenTimeout ?? parent.FirstTokenTimeout,
        IdleTimeout = IdleTimeout ?? parent.IdleTimeout,
        ForwardHeaders = ForwardHeaders ?? parent.ForwardHeaders,
        Cache = Cache ?? parent.Cache,
    };

    /// <summary>Never shows a secret.</summary>
    public override string ToString() => $"{Mode} {Name ?? Provider}";

    private static IReadOnlyDictionary<string, JsonElement>? Merge(IReadOnlyDictionary<string, JsonElement>? under, IReadOnlyDictionary<string, JsonElement>? over)
    {
        if (under is null || over is null) return over ?? under;
        var merged = new Dictionary<string, JsonElement>(under);
        foreach (var (name, value) in over) merged[name] = value;
        return merged;
    }
}
