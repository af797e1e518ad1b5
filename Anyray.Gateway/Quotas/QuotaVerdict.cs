namespace Anyray.Gateway.Quotas;

/// <summary>Whether a demand was met.</summary>
/// <param name="Refused">Index of the quota that refused; -1 when everything is reserved.</param>
/// <param name="RetryAfter">When to come back, for rates.</param>
/// <param name="Fullest">Highest share used of any budget, in per mille, this call not counted.</param>
/// <param name="FullestIndex">That budget's index; -1 without budgets.</param>
internal readonly record struct QuotaVerdict(int Refused, TimeSpan RetryAfter, int Fullest, int FullestIndex);
