namespace Anyray.Gateway.Routing.Config;

/// <summary>Retries on the same target.</summary>
/// <param name="Attempts">Retries after the first call.</param>
/// <param name="OnStatusCodes">Statuses worth another try; null = the retryable ones.</param>
/// <param name="UseRetryAfter">Wait as long as the provider asks, 5 s at most; if it asks for more, its answer passes on.</param>
internal sealed record RetryPolicy(int Attempts, IReadOnlyList<int>? OnStatusCodes, bool UseRetryAfter)
{
    public static readonly RetryPolicy None = new(0, null, true);
}
