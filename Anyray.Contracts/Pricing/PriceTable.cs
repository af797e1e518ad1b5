using System.Collections.Concurrent;
using System.Text.Json;

namespace Anyray.Contracts.Pricing;

/// <summary>An immutable, versioned set of prices. A change is a new table, swapped in whole.</summary>
public sealed class PriceTable
{
    /// <summary>A model name that stands for every model of its provider (self-hosted ones).</summary>
    public const string AnyModel = "*";

    // Names come from callers: what is remembered of them is bounded.
    private const int MaxResolved = 4_096;

    private readonly Dictionary<string, Dictionary<string, ModelPrice[]>> _providers;
    private readonly ConcurrentDictionary<(string Provider, string Model), ModelPrice[]?> _resolved = new();

    /// <param name="version">Names the table in every event priced by it.</param>
    /// <param name="prices">Several entries of one model differ in <see cref="ModelPrice.EffectiveFrom"/>.</param>
    public PriceTable(string version, IEnumerable<ModelPrice> prices)
    {
        Version = version;
        _providers = prices.GroupBy(p => p.Provider).ToDictionary(
            provider => provider.Key,
            provider => provider.GroupBy(p => p.Model, StringComparer.OrdinalIgnoreCase).ToDictionary(
                model => model.Key,
                model => model.OrderByDescending(p => p.EffectiveFrom).ToArray(),
                StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The table that ships with the product, <c>Pricing/prices.json</c>.</summary>
    public static PriceTable Seed { get; } = LoadSeed();

    /// <summary>Version of this table.</summary>
    public string Version { get; }

    /// <summary>Every price, newest first within a model.</summary>
    public IEnumerable<ModelPrice> All => _providers.Values.SelectMany(models => models.Values).SelectMany(p => p);

    /// <summary>
    /// The price in force at <paramref name="at"/>, or null when the model has none. The name is looked for as it stands, then
    /// without date, region, version and path (<c>us.anthropic.claude-sonnet-4-5-20250929-v1:0</c>), then by the longest known
    /// name that it begins with.
    /// </summary>
    public ModelPrice? Find(string provider, string model, DateTimeOffset at)
    {
        if (!_resolved.TryGetValue((provider, model), out var candidates))
        {
            candidates = Resolve(provider, model);
            if (_resolved.Count < MaxResolved) _resolved[(provider, model)] = candidates;
        }
        if (candidates is null) return null;
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        foreach (var price in candidates)
            if (price.EffectiveFrom <= day) return price;
        return null;
    }

    /// <summary>This table with an administrator's prices over it: of one model, theirs in force comes before ours.</summary>
    public PriceTable With(long version, IEnumerable<ModelPrice> own)
    {
        var table = new PriceTable($"{Version}+{version}", own);
        foreach (var (provider, models) in _providers)
        {
            if (!table._providers.TryGetValue(provider, out var mine)) table._providers[provider] = mine = new(StringComparer.OrdinalIgnoreCase);
            foreach (var (model, prices) in models) mine[model] = mine.TryGetValue(model, out var first) ? [.. first, .. prices] : prices;
        }
        return table;
    }

    private ModelPrice[]? Resolve(string provider, string model)
    {
        if (!_providers.TryGetValue(provider, out var models)) return null;
        if (models.TryGetValue(model, out var exact)) return exact;
        var bare = ModelName.Bare(provider, model);
        if (models.TryGetValue(bare, out exact)) return exact;

        var longest = models.Keys
            .Where(known => bare.StartsWith(known, StringComparison.OrdinalIgnoreCase) && ModelName.IsVariant(bare.AsSpan(known.Length)))
            .MaxBy(known => known.Length);
        return longest is not null ? models[longest] : models.GetValueOrDefault(AnyModel);
    }

    private static PriceTable LoadSeed()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("prices.json")!;
        var file = JsonSerializer.Deserialize(stream, ContractsJsonContext.Default.PriceFile)!;
        return new PriceTable(file.Version, file.Prices);
    }
}
