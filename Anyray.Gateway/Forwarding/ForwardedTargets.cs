using Anyray.Gateway.Calls;
using Anyray.Gateway.Configuration;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Routing;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Forwarding;

/// <summary>Settles where a request goes that is forwarded as it comes: the provider that a header names, or the one whose path it is.</summary>
internal sealed class ForwardedTargets(ProviderCatalogue catalogue, Credentials credentials, CustomHosts hosts, IOptions<GatewayOptions> options)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly string[] Modelless = ["/v1/files", "/v1/uploads", "/v1/vector_stores", "/v1/containers", "/v1/conversations"];

    /// <exception cref="CallRefusedException">400: no such provider; 401: no credential; 403: the client key may not.</exception>
    public async ValueTask<Target> OfAsync(Call call)
    {
        var provider = ProviderOf(call);
        var key = call.Caller.Key;
        KeyScope.CheckProvider(key, provider.Slug);
        var limited = key is { AllowedModels.Count: > 0 } && NeedsModel(call.Http.Request);
        var models = new ForwardedModels();
        await models.ReadAsync(call.Http, options.Value.MaxBodyBytes, limited);
        if (limited && models.Names.Count == 0)
            throw KeyScope.Forbidden("This client key may use certain models only, and this request does not say which it uses.", "model_not_allowed");
        if (limited)
            foreach (var name in models.Names) KeyScope.CheckModel(key, provider.Slug, name, name);
        call.ModelAsked = models.Names.FirstOrDefault();
        var credential = credentials.For(call.Caller, provider, null, gatewaysOwn: true, custom: false);
        var (baseUrl, known) = credential.BaseUrl is { Length: > 0 } own ? hosts.Check(own, "The base URL of the stored credential") : (provider.BaseUrl, true);
        return new Target
        {
            Provider = provider,
            Model = call.ModelAsked ?? "",
            BaseUrl = baseUrl,
            Guarded = !known,
            Credential = credential.Key,
            Timeouts = new Timeouts(null, Longest, Longest, false),
        };
    }

    private Provider ProviderOf(Call call)
    {
        var slug = CallHeaders.Provider.Of(call.Http.Request.Headers) ?? catalogue.Default?.Slug
            ?? (PlainError.DialectOf(call.Http) == Dialect.Anthropic ? "anthropic" : "openai");
        var provider = catalogue.Find(slug) ?? throw CallRefusedException.Invalid($"Provider '{(slug.Length > 64 ? slug[..64] : slug)}' is not known.", code: "provider_not_found");
        return provider.Protocol is "openai" or "anthropic" or "gateway" ? provider
            : throw CallRefusedException.Invalid($"Provider '{slug}' does not serve {call.Endpoint.Path}.", code: "unsupported_endpoint");
    }

    /// <summary>Reading, deleting, cancelling and storing run no model.</summary>
    private static bool NeedsModel(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/v1/realtime")) return true;
        if (!HttpMethods.IsPost(request.Method) && !HttpMethods.IsPut(request.Method) && !HttpMethods.IsPatch(request.Method)) return false;
        if (request.Path.Value!.EndsWith("/cancel", StringComparison.Ordinal)) return false;
        foreach (var path in Modelless)
            if (request.Path.StartsWithSegments(path)) return false;
        return true;
    }
}
