using Anyray.Gateway.Calls;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Routing;
using Microsoft.AspNetCore.Http.Extensions;
using Yarp.ReverseProxy.Forwarder;

namespace Anyray.Gateway.Forwarding;

/// <summary>Puts the provider's credential in the place of the caller's.</summary>
internal sealed class ForwardedTransformer(Target target) : HttpTransformer
{
    private static readonly string[] Personal = ["Authorization", "x-api-key", "x-goog-api-key", "api-key", "Cookie", "Origin", "Referer", "Accept-Encoding"];

    public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        foreach (var name in Personal) proxyRequest.Headers.Remove(name);
        foreach (var (name, _) in httpContext.Request.Headers)
            if (CallHeaders.IsOurs(name)) proxyRequest.Headers.Remove(name);
        // Compressed frames could not be read for their usage.
        proxyRequest.Headers.Remove("Sec-WebSocket-Extensions");
        var protocols = httpContext.Request.Headers.GetCommaSeparatedValues("Sec-WebSocket-Protocol").Where(name => !name.StartsWith(Authenticator.BrowserKey, StringComparison.Ordinal)).ToArray();
        proxyRequest.Headers.Remove("Sec-WebSocket-Protocol");
        if (protocols.Length > 0) proxyRequest.Headers.TryAddWithoutValidation("Sec-WebSocket-Protocol", string.Join(", ", protocols));
        proxyRequest.Headers.Host = null;
        var query = new QueryBuilder(httpContext.Request.Query.Where(q => q.Key != "key").SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? "")));
        proxyRequest.RequestUri = new Uri(Root(destinationPrefix) + httpContext.Request.Path.ToUriComponent() + query.ToQueryString());
        if (target.Credential is not { } key) return;
        if (target.Provider.Protocol == "anthropic")
        {
            proxyRequest.Headers.TryAddWithoutValidation("x-api-key", key);
            if (!proxyRequest.Headers.Contains("anthropic-version")) proxyRequest.Headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
        }
        else proxyRequest.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
    }

    /// <summary>The caller's path begins with <c>/v1</c>, as some base addresses end with it.</summary>
    private static string Root(string baseUrl) => baseUrl.EndsWith("/v1", StringComparison.Ordinal) ? baseUrl[..^3] : baseUrl;
}
