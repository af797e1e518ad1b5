namespace Anyray.Gateway.Quotas;

/// <summary>What a call may use at most, reserved before it is made.</summary>
/// <param name="Id">Id of the request; names the reservation.</param>
/// <param name="Quotas">What it draws on.</param>
/// <param name="NanoUsd">Highest cost.</param>
/// <param name="Tokens">Most tokens.</param>
internal sealed record QuotaDemand(string Id, IReadOnlyList<Quota> Quotas, long NanoUsd, long Tokens);
