using System.Text.Json;

namespace Anyray.Contracts.Pricing;

/// <summary>An immutable, versioned set of prices. A change is a new table, swapped in whole.</summary>
public sealed class PriceTable
{
    private readonly Dictionary<(string Provider, string Model), ModelPrice[]> _prices;

    /// <param name="version">Names the table in every event priced by it.</param>
    /// <param name="prices">Several entries of one model differ in <see cref="ModelPrice.EffectiveFrom"/>.</param>
    public PriceTable(string version, IEnumerable<ModelPrice> prices)
    {
        Version = version;
        _prices = prices
            .GroupBy(p => (p.Provider, p.Model))
            .ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.EffectiveFrom).ToArray());
    }

    /// <summary>The table that ships with the product, <c>Pricing/prices.json</c>.</summary>
    public static PriceTable Seed { get; } = LoadSeed();

    /// <summary>Version of this table.</summary>
    public string Version { get; }

    /// <summary>Every price, newest first within a model.</summary>
    public IEnumerable<ModelPrice> All => _prices.Values.SelectMany(p => p);

    /// <summary>The price in force at <paramref name="at"/>, or null when the model has none.</summary>
    public ModelPrice? Find(string provider, string model, DateTimeOffset at)
    {
        if (!_prices.TryGetValue((provider, model), out var candidates)) return null;
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        foreach (var price in candidates)
            if (price.EffectiveFrom <= day) return price;
        return null;
    }

    private static PriceTable LoadSeed()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("prices.json")!;
        var file = JsonSerializer.Deserialize(stream, ContractsJsonContext.Default.PriceFile)!;
        return new PriceTable(file.Version, file.Prices);
    }
}
