namespace Anyray.SpendStore.Spend;

internal static class Usd
{
    private const decimal NanosPerUsd = 1_000_000_000m;

    public static decimal FromNanos(long nanos) => nanos / NanosPerUsd;
}
