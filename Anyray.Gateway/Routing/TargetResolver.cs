using System.IO.Enumeration;
using System.Text.Json;
using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Configuration;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Routing.Config;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Routing;

/// <summary>Settles one target of a route: provider, model, address, credential, limits.</summary>
internal sealed class TargetResolver(ProviderResolver providers, Credentials credentials, CustomHosts hosts, IOptions<GatewayOptions> options)
{
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
        Allow(call.Caller.Key, provider, name, asked);
        // A host in an operator's own config is as good as a listed one.
        var custom = node.CustomHost ?? CallHeaders.CustomHost.Of(headers);
        var (baseUrl, known) = custom is null ? (provider.BaseUrl, true) : trusted && node.CustomHost is not null ? (custom.TrimEnd('/'), true) : hosts.Check(custom);
        return new Target
        {
            Provider = provider,
            Model = name,
            Index = index,
            BaseUrl = baseUrl,
            Guarded = !known,
            Credential = credentials.For(call.Caller, provider, node.ApiKey, gatewaysOwn: known, custom is not null),
            Timeouts = TimeoutsOf(headers, node),
            OverrideParams = node.OverrideParams,
            ForwardHeaders = node.ForwardHeaders ?? [],
        };
    }

    private static void Allow(ClientKey? key, Provider provider, string model, string? asked)
    {
        if (key is null) return;
        if (key.AllowedProviders.Count > 0 && !key.AllowedProviders.Contains(provider.Slug))
            throw Forbidden($"This client key may not use provider '{provider.Slug}'.", "provider_not_allowed");
        if (key.AllowedModels.Count == 0) return;
        foreach (var glob in key.AllowedModels)
            if (FileSystemName.MatchesSimpleExpression(glob, model, ignoreCase: false)
                || FileSystemName.MatchesSimpleExpression(glob, $"{provider.Slug}/{model}", ignoreCase: false)
                || (asked is not null && asked == glob)) return;
        throw Forbidden($"This client key may not use model '{model}'.", "model_not_allowed");
    }

    private static CallRefusedException Forbidden(string message, string code) => new(StatusCodes.Status403Forbidden, ErrorType.Permission, message) { Code = code };

    private Timeouts TimeoutsOf(IHeaderDictionary headers, RouteNode node)
    {
        var first = TimeSpan.FromMilliseconds(options.Value.FirstTokenTimeoutMs);
        var idle = TimeSpan.FromMilliseconds(options.Value.IdleTimeoutMs);
        var request = Milliseconds(node.RequestTimeout) ?? Milliseconds(CallHeaders.RequestTimeout, headers);
        var ownFirst = Milliseconds(node.FirstTokenTimeout) ?? Milliseconds(CallHeaders.FirstTokenTimeout, headers);
        var ownIdle = Milliseconds(node.IdleTimeout) ?? Milliseconds(CallHeaders.IdleTimeout, headers);
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
