using System.Text.Json;
using Anyray.Contracts.Pricing;

namespace Anyray.SpendStore.Prices;

internal static class PriceMapping
{
    public static ModelPrice ToContract(this PriceRow price) => new()
    {
        Provider = price.Provider,
        Model = price.Model,
        EffectiveFrom = price.EffectiveFrom,
        Input = price.Input,
        Output = price.Output,
        CacheRead = price.CacheRead,
        CacheWrite5m = price.CacheWrite5m,
        CacheWrite1h = price.CacheWrite1h,
        Details = price.Details is { } details ? JsonSerializer.Deserialize<PriceDetails>(details, JsonSerializerOptions.Web) : null,
    };
}
