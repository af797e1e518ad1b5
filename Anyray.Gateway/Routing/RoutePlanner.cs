using Anyray.Gateway.Calls;
using Anyray.Gateway.Configuration;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Snapshots;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Routing;

/// <summary>Decides where a call goes: header, <c>provider/model</c> prefix, model family.</summary>
internal sealed class RoutePlanner(ProviderCatalogue catalogue, SnapshotHolder snapshots, IOptions<GatewayOptions> options)
{
    /// <exception cref="CallRefusedException">No provider is named, or none can be used.</exception>
    public Target Plan(Call call)
    {
        var headers = call.Http.Request.Headers;
        var (provider, model) = Resolve(CallHeaders.Provider.Of(headers), call.Scan.Model);
        return new Target
        {
            Provider = provider,
            Model = model,
            BaseUrl = provider.BaseUrl,
            Credential = CredentialFor(call.Caller, provider),
            Timeouts = TimeoutsOf(headers),
        };
    }

    /// <summary>The provider and its spelling of the model.</summary>
    public (Provider Provider, string Model) Resolve(string? named, string? model)
    {
        if (model == "anyray-default") model = options.Value.DefaultModel;
        if (named is not null)
        {
            var provider = catalogue.Find(named) ?? throw UnknownProvider(named);
            return (provider, Unprefixed(provider, model ?? ""));
        }
        if (string.IsNullOrEmpty(model)) throw CallRefusedException.Invalid("The request names no model; set \"model\".", "model", "model_required");
        if (catalogue.Default is { } fallback) return (fallback, model);
        if (model.IndexOf('/') is > 0 and var slash && catalogue.Find(model[..slash]) is { } prefixed) return (prefixed, model[(slash + 1)..]);
        if (ModelFamilies.ProviderOf(model) is { } slug && catalogue.Find(slug) is { } known) return (known, model);
        throw new CallRefusedException(StatusCodes.Status400BadRequest, ErrorType.InvalidRequest,
            $"No provider is known for model '{Shown(model)}'. Name one: the header x-anyray-provider, a routing config, or a model of the form provider/model.")
        { Param = "model", Code = "model_not_found" };
    }

    private static string Unprefixed(Provider provider, string model) =>
        model.StartsWith(provider.Slug, StringComparison.Ordinal) && model.Length > provider.Slug.Length && model[provider.Slug.Length] == '/'
            ? model[(provider.Slug.Length + 1)..]
            : model;

    private CallRefusedException UnknownProvider(string slug) => CallRefusedException.Invalid(
        $"Provider '{Shown(slug)}' is not known. Known: {string.Join(", ", catalogue.All.Select(p => p.Slug).Order())}.", code: "provider_not_found");

    private string? CredentialFor(Caller caller, Provider provider)
    {
        var own = caller.Passthrough ? caller.Credential : provider.Key ?? Stored(provider) ?? caller.Credential;
        if (own is not null || provider.Keyless) return own;
        throw new CallRefusedException(StatusCodes.Status401Unauthorized, ErrorType.Authentication,
            $"There is no credential for provider '{provider.Slug}': set {Provider.Variable("KEY", provider.Slug)} on the gateway, or send your own with the request.")
        { Code = "provider_key_missing" };
    }

    private string? Stored(Provider provider)
    {
        foreach (var credential in snapshots.Current.Source.Credentials)
            if (credential.Provider == provider.Slug) return credential.Secret;
        return null;
    }

    private Timeouts TimeoutsOf(IHeaderDictionary headers)
    {
        var first = TimeSpan.FromMilliseconds(options.Value.FirstTokenTimeoutMs);
        var idle = TimeSpan.FromMilliseconds(options.Value.IdleTimeoutMs);
        var request = Milliseconds(CallHeaders.RequestTimeout, headers);
        var ownFirst = Milliseconds(CallHeaders.FirstTokenTimeout, headers);
        var ownIdle = Milliseconds(CallHeaders.IdleTimeout, headers);
        return new Timeouts(request, ownFirst ?? first, ownIdle ?? idle, request < first || ownFirst < first || ownIdle < idle);
    }

    private static TimeSpan? Milliseconds(CallHeaders.CallHeader header, IHeaderDictionary headers)
    {
        if (header.Of(headers) is not { } text) return null;
        return int.TryParse(text, out var milliseconds) && milliseconds > 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw CallRefusedException.Invalid($"{header} must be a positive number of milliseconds.");
    }

    private static string Shown(string text) => text.Length > 100 ? text[..100] + "…" : text;
}
