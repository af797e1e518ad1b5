using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anyray.Gateway.Configuration;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Providers;

/// <summary>Every provider by slug: <c>providers.json</c> with the operator's addresses and keys laid over it.</summary>
internal sealed class ProviderCatalogue
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private readonly FrozenDictionary<string, Provider> _providers;

    public ProviderCatalogue(IConfiguration configuration, IHostEnvironment environment, IOptions<GatewayOptions> options)
    {
        using var stream = typeof(ProviderCatalogue).Assembly.GetManifestResourceStream("providers.json")!;
        _providers = JsonSerializer.Deserialize<Provider[]>(stream, Json)!
            .Where(provider => provider.Slug != "simulator" || environment.IsDevelopment())
            .Select(provider => Configured(provider, configuration, options.Value))
            .ToFrozenDictionary(provider => provider.Slug, StringComparer.Ordinal);
        Default = options.Value.UpstreamUrl is null ? null : _providers["anyray-upstream"];
    }

    /// <summary>The provider of calls that name none; set when the gateway stands in front of another.</summary>
    public Provider? Default { get; }

    public IEnumerable<Provider> All => _providers.Values;

    public Provider? Find(string slug) => _providers.GetValueOrDefault(slug);

    private static Provider Configured(Provider provider, IConfiguration configuration, GatewayOptions options)
    {
        var variable = Provider.Variable("URL", provider.Slug);
        var url = provider.Slug == "anyray-upstream" && options.UpstreamUrl is { Length: > 0 } upstream ? upstream : configuration[variable];
        var key = configuration[Provider.Variable("KEY", provider.Slug)];
        if (!string.IsNullOrEmpty(url) && !HttpAddressAttribute.IsAddress(url))
            throw new OptionsValidationException(variable, typeof(ProviderCatalogue), [$"{variable} must be an absolute http or https address."]);
        return provider with
        {
            BaseUrl = (string.IsNullOrEmpty(url) ? provider.BaseUrl : url).TrimEnd('/'),
            Key = string.IsNullOrEmpty(key) ? null : key,
            Keyless = provider.Keyless || !string.IsNullOrEmpty(url),
        };
    }
}
