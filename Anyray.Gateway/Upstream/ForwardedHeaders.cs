using Anyray.Gateway.Calls;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Routing;
using Microsoft.Extensions.Primitives;

namespace Anyray.Gateway.Upstream;

/// <summary>Which headers pass the gateway, in both directions.</summary>
internal static class ForwardedHeaders
{
    /// <summary>The caller's headers, less what concerns this hop, our own, credentials and cookies.</summary>
    public static void Copy(Call call, Target target, ProviderCall provider, bool translated)
    {
        var only = CallHeaders.ForwardHeaders.Of(call.Http.Request.Headers);
        foreach (var (name, values) in call.Http.Request.Headers)
        {
            if (Stays(name) || CallHeaders.IsOurs(name) || translated && IsForeign(name)) continue;
            if (IsPersonal(name) && !Names(only, name) && !target.ForwardHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            provider.Message.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values.ToArray()!);
        }
    }

    /// <summary>Copies the provider's headers to the answer.</summary>
    public static void Copy(HttpResponseMessage upstream, HttpResponse response)
    {
        foreach (var (name, values) in upstream.Headers.NonValidated)
            if (!IsHop(name) && !IsServerOwn(name)) response.Headers[name] = new StringValues([.. values]);
        foreach (var (name, values) in upstream.Content.Headers.NonValidated)
            if (name is "Content-Type" or "Content-Language" or "Content-Disposition") response.Headers[name] = new StringValues([.. values]);
    }

    /// <summary>The headers of an error that are worth passing on.</summary>
    public static List<KeyValuePair<string, string>> Keep(HttpResponseMessage upstream)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in upstream.Headers.NonValidated)
            if (!IsHop(name) && !IsServerOwn(name)) kept.Add(new(name, values.ToString()));
        return kept;
    }

    /// <summary>Headers of this connection, and those the gateway sets itself.</summary>
    private static bool Stays(string name) => IsHop(name) || name.ToLowerInvariant() is
        "host" or "content-length" or "content-type" or "content-encoding" or "accept-encoding" or "expect"
        or "authorization" or "x-api-key" or "x-goog-api-key" or "api-key" or "forwarded" or "via" or "origin" or "referer"
        || name.StartsWith("x-forwarded-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(':');

    private static bool IsHop(string name) => name.ToLowerInvariant() is
        "connection" or "keep-alive" or "proxy-authenticate" or "proxy-authorization" or "proxy-connection" or "te" or "trailer" or "transfer-encoding" or "upgrade";

    /// <summary>Cookies go only where the caller says so.</summary>
    private static bool IsPersonal(string name) => name.Equals("cookie", StringComparison.OrdinalIgnoreCase);

    private static bool IsServerOwn(string name) => name.ToLowerInvariant() is
        "set-cookie" or "server" or "date" or "alt-svc" or "strict-transport-security" or "content-length" or "content-encoding" or "vary" or "via"
        || name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase) || CallHeaders.IsOurs(name);

    /// <summary>A translated call does not carry the caller's vendor headers to another vendor.</summary>
    private static bool IsForeign(string name) =>
        name.StartsWith("anthropic-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("openai-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("x-stainless-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("x-goog-", StringComparison.OrdinalIgnoreCase);

    private static bool Names(string? list, string name)
    {
        if (list is null) return false;
        foreach (var part in list.Split(',', StringSplitOptions.TrimEntries))
            if (part.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
