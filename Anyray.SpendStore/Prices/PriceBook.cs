using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Control;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Prices;

/// <summary>The prices in force: the table that ships, and what administrators set over it.</summary>
internal sealed class PriceBook(ControlPlane control, TimeProvider time)
{
    private const long MaxPrice = 1_000_000_000_000_000;

    public async Task SetAsync(SpendContext db, ModelPrice price, string actor, CancellationToken stop)
    {
        Validate(price);
        await control.ChangeAsync(db, actor, async () =>
        {
            var row = await db.Prices.SingleOrDefaultAsync(p => p.Provider == price.Provider && p.Model == price.Model && p.EffectiveFrom == price.EffectiveFrom, stop);
            var before = row?.ToContract();
            var now = time.GetUtcNow().UtcDateTime;
            row ??= db.Prices.Add(new PriceRow
            {
                Provider = price.Provider,
                Model = price.Model,
                EffectiveFrom = price.EffectiveFrom,
                Input = price.Input,
                Output = price.Output,
                UpdatedAt = now,
            }).Entity;
            (row.Input, row.Output, row.CacheRead, row.CacheWrite5m, row.CacheWrite1h, row.Details, row.UpdatedAt) =
                (price.Input, price.Output, price.CacheRead, price.CacheWrite5m, price.CacheWrite1h, price.Details is { } details ? JsonSerializer.Serialize(details, JsonSerializerOptions.Web) : null, now);
            return new("price.set", $"{price.Provider}/{price.Model}", before, price);
        }, stop);
    }

    /// <returns>False when no administrator set that price.</returns>
    public async Task<bool> RemoveAsync(SpendContext db, string provider, string model, DateOnly effectiveFrom, string actor, CancellationToken stop) =>
        await control.ChangeAsync(db, actor, async () =>
        {
            if (await db.Prices.SingleOrDefaultAsync(p => p.Provider == provider && p.Model == model && p.EffectiveFrom == effectiveFrom, stop) is not { } row) return null;
            db.Prices.Remove(row);
            return new("price.delete", $"{provider}/{model}", row.ToContract(), null);
        }, stop) is not null;

    private static void Validate(ModelPrice price)
    {
        if (price is not { Provider.Length: > 0 and <= 256, Model.Length: > 0 and <= 256 }) throw new InvalidInputException("A price names its provider and model.", "model");
        var details = price.Details ?? new();
        foreach (var amount in new[] { price.Input, price.Output, price.CacheRead, price.CacheWrite5m, price.CacheWrite1h, details.AudioInput, details.AudioCacheRead, details.AudioOutput, details.AudioHour, details.Searches })
            if (amount is < 0 or > MaxPrice) throw new InvalidInputException("Prices are nano-USD per million tokens ($3.00 = 3000000000), from 0 to $1000000.", "input");
        foreach (var percent in new[] { details.FlexPercent, details.PriorityPercent, details.FastPercent, details.LongInputPercent, details.LongOutputPercent })
            if (percent is < 0 or > 10_000) throw new InvalidInputException("Percentages of the price go from 0 to 10000.", "details");
        if (details.LongContext < 0) throw new InvalidInputException("'longContext' is a number of tokens.", "details");
    }
}
