using Anyray.Gateway.Calls;
using Anyray.Gateway.Configuration;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Providers;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Routing;

/// <summary>Finds the provider of a call: named outright, by a <c>provider/model</c> prefix, or by the model's family.</summary>
internal sealed class ProviderResolver(ProviderCatalogue catalogue, IOptions<GatewayOptions> options)
{
    /// <summary>The provider, and the model as it spells it.</summary>
    /// <exception cref="CallRefusedException">400 that says how to name one.</exception>
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
        throw CallRefusedException.Invalid(
            $"No provider is known for model '{Shown(model)}'. Name one: the header {CallHeaders.Provider}, a routing config, or a model of the form provider/model.",
            "model", "model_not_found");
    }

    private static string Unprefixed(Provider provider, string model) =>
        model.StartsWith(provider.Slug, StringComparison.Ordinal) && model.Length > provider.Slug.Length && model[provider.Slug.Length] == '/'
            ? model[(provider.Slug.Length + 1)..]
            : model;

    private CallRefusedException UnknownProvider(string slug) => CallRefusedException.Invalid(
        $"Provider '{Shown(slug)}' is not known. Known: {string.Join(", ", catalogue.All.Select(p => p.Slug).Order())}.", code: "provider_not_found");

    private static string Shown(string text) => text.Length > 100 ? text[..100] + "…" : text;
}
