using System.IO.Enumeration;
using Anyray.Contracts.Pricing;
using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Providers;

namespace Anyray.Gateway.Models;

/// <summary>The models that have a price, named as callers may name them: bare where the name tells the provider, else <c>provider/model</c>.</summary>
internal sealed class ModelCatalogue
{
    private readonly List<Model> _models = [];

    public ModelCatalogue(ProviderCatalogue providers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var price in PriceTable.Seed.All)
        {
            if (price.Model.Contains('*') || providers.Find(price.Provider) is null) continue;
            var id = ModelFamilies.ProviderOf(price.Model) == price.Provider ? price.Model : $"{price.Provider}/{price.Model}";
            if (seen.Add(id)) _models.Add(new Model(id, price.Provider, price.Model, price.EffectiveFrom));
        }
        _models.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
    }

    /// <summary>What a key may use; everything without one.</summary>
    public IEnumerable<Model> For(ClientKey? key)
    {
        foreach (var model in _models)
            if (key is null || Allowed(key, model)) yield return model;
    }

    private static bool Allowed(ClientKey key, Model model)
    {
        if (key.AllowedProviders.Count > 0 && !key.AllowedProviders.Contains(model.Provider)) return false;
        if (key.AllowedModels.Count == 0) return true;
        foreach (var glob in key.AllowedModels)
            if (FileSystemName.MatchesSimpleExpression(glob, model.Name, ignoreCase: false)
                || FileSystemName.MatchesSimpleExpression(glob, $"{model.Provider}/{model.Name}", ignoreCase: false)) return true;
        return false;
    }

    internal sealed record Model(string Id, string Provider, string Name, DateOnly Since)
    {
        public DateTimeOffset Created => new(Since, TimeOnly.MinValue, TimeSpan.Zero);
    }
}
