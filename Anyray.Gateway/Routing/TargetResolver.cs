using System.Text.Json;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Configuration;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Routing.Config;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Routing;

/// <summary>Settles one target of a route: provider, model, address, credential, limits.</summary>
internal sealed class TargetResolver(ProviderResolver providers, Credentials credentials, CustomHosts hosts, IOptions<GatewayOptions> options)
{
    private readonly Timeouts _timeouts = new(null, TimeSpan.FromMilliseconds(options.Value.FirstTokenTimeoutMs), TimeSpan.FromMilliseconds(options.Value.IdleTimeoutMs), SetByCaller: false);

    /// <summary>The target, or why it cannot be used.</summary>
    public Route Resolve(Call call, RouteNode node, string index, bool trusted)
    {
        try
        {
            return new Route { Index = index, Target = Settle(call, node, index, trusted), Retry = node.Retry ?? RetryPolicy.None };
        }
        catch (CallRefusedException refused)
        {
            return new Route { Index = index, Refused = refused };
        }
    }

    private Target Settle(Call call, RouteNode node, string index, bool trusted)
    {
        var headers = call.Http.Request.Headers;
        var asked = node.OverrideParams?.GetValueOrDefault("model") is { ValueKind: JsonValueKind.String } model ? model.GetString() : call.DowngradedModel ?? call.ModelAsked;
        var (provider, name) = providers.Resolve(node.Provider ?? CallHeaders.Provider.Of(headers), asked);
        KeyScope.CheckProvider(call.Caller.Key, provider.Slug);
        KeyScope.CheckModel(call.Caller.Key, provider.Slug, name, asked);
        // A host in an operator's own config is as good as a listed one.
        var custom = node.CustomHost ?? CallHeaders.CustomHost.Of(headers);
        var (baseUrl, known) = custom is null ? (provider.BaseUrl, true) : trusted && node.CustomHost is not null ? (custom.TrimEnd('/'), true) : hosts.Check(custom);
        var credential = credentials.For(call.Caller, provider, node.ApiKey, gatewaysOwn: known, custom is not null);
        if (custom is null && credential.BaseUrl is { Length: > 0 } own) (baseUrl, known) = hosts.Check(own, "The base URL of the stored credential");
        return new Target
        {
            Provider = provider,
            Model = name,
            Index = index,
            BaseUrl = baseUrl,
            Guarded = !known,
            Credential = credential.Key,
            Timeouts = TimeoutsOf(headers, node),
            OverrideParams = node.OverrideParams,
            ForwardHeaders = node.ForwardHeaders ?? [],
        };
    }

    private Timeouts TimeoutsOf(IHeaderDictionary headers, RouteNode node)
    {
        var request = Milliseconds(node.RequestTimeout) ?? Milliseconds(CallHeaders.RequestTimeout, headers);
        var ownFirst = Milliseconds(node.FirstTokenTimeout) ?? Milliseconds(CallHeaders.FirstTokenTimeout, headers);
        var ownIdle = Milliseconds(node.IdleTimeout) ?? Milliseconds(CallHeaders.IdleTimeout, headers);
        if (request is null && ownFirst is null && ownIdle is null) return _timeouts;
        var (_, first, idle, _) = _timeouts;
        return new Timeouts(request, ownFirst ?? first, ownIdle ?? idle, request < first || ownFirst < first || ownIdle < idle);
    }

    private static TimeSpan? Milliseconds(int? value) => value is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private static TimeSpan? Milliseconds(CallHeaders.CallHeader header, IHeaderDictionary headers)
    {
        if (header.Of(headers) is not { } text) return null;
        return int.TryParse(text, out var milliseconds) && milliseconds > 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw CallRefusedException.Invalid($"{header} must be a positive number of milliseconds.");
    }
}
