using Microsoft.Extensions.Http.Resilience;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Resilience for the clients that may repeat a request.</summary>
public static class HttpResilienceExtensions
{
    /// <summary>
    /// Polly's standard pipeline (timeouts, retries with jitter, circuit breaker) for a client whose every request may be
    /// sent twice with the effect of once: reads, and writes that carry their own id. Never for a model call.
    /// </summary>
    public static IHttpStandardResiliencePipelineBuilder AddIdempotentRetries(this IHttpClientBuilder http) => http.AddStandardResilienceHandler();
}
