namespace Anyray.SpendStore.Prices;

/// <summary>What to price anew.</summary>
/// <param name="From">First instant or day.</param>
/// <param name="To">Instant no longer included, or last day; default now.</param>
/// <param name="Provider">Only this provider.</param>
/// <param name="Model">Only this model, as served.</param>
public sealed record RepriceInput(string From, string? To, string? Provider, string? Model);
