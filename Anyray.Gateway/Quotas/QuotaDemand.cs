namespace Anyray.Gateway.Quotas;

/// <summary>What a call may use at most, reserved before it is made.</summary>
/// <param name="Id">Id of the request; names the reservation.</param>
/// <param name="Quotas">What it draws on.</param>
/// <param name="NanoUsd">Highest cost.</param>
/// <param name="Tokens">Most tokens.</param>
internal sealed record QuotaDemand(string Id, IReadOnlyList<Quota> Quotas, long NanoUsd, long Tokens)
{
    /// <summary>True when one of the quotas is a budget that must not be passed.</summary>
    public bool Hard { get; } = Quotas.Any(quota => quota is Quota.BudgetQuota { Hard: true });
}
