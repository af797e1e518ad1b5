using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Anyray.SpendStore.Admin;

/// <summary>
/// Slows down whoever guesses admin tokens: wrong ones are counted per address, right ones from the same address go on. Behind
/// the gateway the address is the one that it names; since anybody may name one, a connection's own address has a bound too.
/// </summary>
internal sealed class WrongTokens(IOptions<AdminOptions> options) : IDisposable
{
    /// <summary>Callers that one reverse proxy may stand for.</summary>
    private const int PerProxy = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly PartitionedRateLimiter<string> _callers = Limiter(options.Value.WrongTokensPerMinute);
    private readonly PartitionedRateLimiter<string> _connections = Limiter(options.Value.WrongTokensPerMinute * PerProxy);

    /// <summary>Counts one, and sets <c>Retry-After</c> when there were too many. True when the answer is 429.</summary>
    public bool Count(HttpContext http)
    {
        var connection = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var named = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        using var caller = _callers.AttemptAcquire($"{connection} {named}");
        using var all = _connections.AttemptAcquire(connection);
        if (caller.IsAcquired && all.IsAcquired) return false;
        var wait = (caller.IsAcquired ? all : caller).TryGetMetadata(MetadataName.RetryAfter, out var until) ? until : Window;
        http.Response.Headers.RetryAfter = $"{(int)Math.Max(1, Math.Ceiling(wait.TotalSeconds))}";
        return true;
    }

    public void Dispose()
    {
        _callers.Dispose();
        _connections.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window, QueueLimit = 0 }));
}
