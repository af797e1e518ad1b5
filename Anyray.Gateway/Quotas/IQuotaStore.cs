namespace Anyray.Gateway.Quotas;

/// <summary>Counts what is used. A demand is met as a whole or not at all.</summary>
internal interface IQuotaStore
{
    Task<QuotaVerdict> ReserveAsync(QuotaDemand demand, DateTimeOffset now);

    /// <summary>Replaces a reservation by what was really used.</summary>
    Task SettleAsync(QuotaDemand demand, long nanoUsd, long tokens, DateTimeOffset now);
}
