namespace Anyray.Gateway.Quotas;

/// <summary>A reservation and the store that holds it.</summary>
internal sealed record Reservation(IQuotaStore Store, QuotaDemand Demand);
