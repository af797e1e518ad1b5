using Anyray.Gateway.Errors;
using Anyray.Gateway.Quotas;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Keys;

/// <summary>Slows down whoever guesses keys: refusals are counted per address, valid calls from the same address go on.</summary>
internal sealed class RefusalThrottle(IOptions<RefusalOptions> options, MemoryQuotaStore counts, CallerAddress addresses, TimeProvider time)
{
    /// <summary>The refusal as it was, or 429 when this address has had too many.</summary>
    public CallRefusedException Count(HttpContext http, CallRefusedException refused, bool wrongKey)
    {
        var limit = wrongKey ? options.Value.WrongKeysPerMinute : options.Value.UnauthenticatedPerMinute;
        var quota = new Quota.RateQuota($"refused:{(wrongKey ? "wrong" : "none")}:{addresses.Of(http)}", limit, false);
        var verdict = counts.Reserve(new QuotaDemand("", [quota], 0, 0), time.GetUtcNow());
        return verdict.Refused < 0 ? refused : new CallRefusedException(StatusCodes.Status429TooManyRequests, ErrorType.RateLimit, "Too many requests without a valid client key; wait before trying again.")
        { Code = "too_many_refusals", RetryAfter = (int)Math.Max(1, Math.Ceiling(verdict.RetryAfter.TotalSeconds)) };
    }
}
