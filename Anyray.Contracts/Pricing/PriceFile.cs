namespace Anyray.Contracts.Pricing;

/// <summary>The shape of <c>prices.json</c>.</summary>
/// <param name="Version">Date of the newest change, <c>yyyy-MM-dd</c>.</param>
/// <param name="Sources">Where the figures were read, and when.</param>
/// <param name="Prices">One entry per provider, model and effective date.</param>
public sealed record PriceFile(string Version, IReadOnlyList<string> Sources, IReadOnlyList<ModelPrice> Prices);
