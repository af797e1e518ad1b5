using System.Collections.Frozen;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Routing;
using Microsoft.Extensions.Primitives;

namespace Anyray.Gateway.Upstream;

/// <summary>Which headers pass the gateway, in both directions.</summary>
internal static class ForwardedHeaders
{
    private static readonly FrozenSet<string> Hop = Names(
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

    private static readonly FrozenSet<string> Own = Names(
        "host", "content-length", "content-type", "content-encoding", "accept-encoding", "expect",
        "authorization", "x-api-key", "x-goog-api-key", "api-key", "forwarded", "via", "origin", "referer");

    private static readonly FrozenSet<string> ServerOwn = Names(
        "set-cookie", "server", "date", "alt-svc", "strict-transport-security", "content-length", "content-encoding", "vary", "via");

    /// <summary>The caller's headers, less what concerns this hop, our own, credentials and cookies.</summary>
    public static void Copy(Call call, Target target, ProviderCall provider, bool translated)
    {
        var only = CallHeaders.ForwardHeaders.Of(call.Http.Request.Headers);
        foreach (var (name, values) in call.Http.Request.Headers)
        {
            if (Stays(name) || CallHeaders.IsOurs(name) || translated && IsForeign(name)) continue;
            if (IsPersonal(name) && !Lists(only, name) && !target.ForwardHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            if (values.Count == 1) provider.Message.Headers.TryAddWithoutValidation(name, (string?)values);
            else provider.Message.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values.ToArray()!);
        }
    }

    /// <summary>Copies the provider's headers to the answer.</summary>
    public static void Copy(HttpResponseMessage upstream, HttpResponse response)
    {
        foreach (var (name, values) in upstream.Headers.NonValidated)
            if (!Hop.Contains(name) && !IsServerOwn(name)) response.Headers[name] = values.Count == 1 ? values.ToString() : new StringValues([.. values]);
        foreach (var (name, values) in upstream.Content.Headers.NonValidated)
            if (name is "Content-Type" or "Content-Language" or "Content-Disposition") response.Headers[name] = values.Count == 1 ? values.ToString() : new StringValues([.. values]);
    }

    /// <summary>The headers of an error that are worth passing on.</summary>
    public static List<KeyValuePair<string, string>> Keep(HttpResponseMessage upstream)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in upstream.Headers.NonValidated)
            if (!Hop.Contains(name) && !IsServerOwn(name)) kept.Add(new(name, values.ToString()));
        return kept;
    }

    /// <summary>Headers of this connection, and those the gateway sets itself.</summary>
    private static bool Stays(string name) => Hop.Contains(name) || Own.Contains(name)
        || name.StartsWith("x-forwarded-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("sec-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(':');

    /// <summary>Cookies go only where the caller says so.</summary>
    private static bool IsPersonal(string name) => name.Equals("cookie", StringComparison.OrdinalIgnoreCase);

    private static bool IsServerOwn(string name) => ServerOwn.Contains(name)
        || name.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase) || CallHeaders.IsOurs(name);

    /// <summary>A translated call does not carry the caller's vendor headers to another vendor.</summary>
    private static bool IsForeign(string name) =>
        name.StartsWith("anthropic-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("openai-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("x-stainless-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("x-goog-", StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool Lists(string? list, string name)
    {
        if (list is null) return false;
        foreach (var part in list.Split(',', StringSplitOptions.TrimEntries))
            if (part.Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
