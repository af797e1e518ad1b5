using System.Text.Json;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Rollups;

/// <summary>A request's savings split over the strategies that took part, by the tokens each removed; the parts add up to the whole.</summary>
internal static class KindShares
{
    public static IEnumerable<(string Kind, long Tokens, long SavingsNanoUsd)> Of(LedgerRow row)
    {
        var kinds = JsonSerializer.Deserialize<Dictionary<string, long>>(row.TokensSavedByKind!, JsonSerializerOptions.Web)!;
        var savings = row.SavingsNanoUsd ?? 0;
        var total = kinds.Values.Where(t => t > 0).Sum();
        // An answer from the cache removes the call, not tokens: with nothing to weigh by, the parts are equal.
        var (given, weightSoFar, weightOfAll) = (0L, 0L, total > 0 ? total : kinds.Count);
        foreach (var (kind, tokens) in kinds)
        {
            weightSoFar += total > 0 ? Math.Max(tokens, 0) : 1;
            var upTo = (long)((Int128)savings * weightSoFar / weightOfAll);
            yield return (kind, tokens, upTo - given);
            given = upTo;
        }
    }
}
