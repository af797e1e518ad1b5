namespace Anyray.Gateway.Calls;

/// <summary>The gateway's own request headers, each in both spellings: <c>x-anyray-*</c> wins over <c>x-portkey-*</c>.</summary>
internal static class CallHeaders
{
    private const string Ours = "x-anyray-";
    private const string Theirs = "x-portkey-";

    public static readonly CallHeader Provider = new("provider");
    public static readonly CallHeader Config = new("config");
    public static readonly CallHeader Metadata = new("metadata");
    public static readonly CallHeader ApiKey = new("api-key");
    public static readonly CallHeader AuthMode = new("auth-mode");
    public static readonly CallHeader Optimize = new("optimize");
    public static readonly CallHeader OptimizationKinds = new("optimization-kinds");
    public static readonly CallHeader CustomHost = new("custom-host");
    public static readonly CallHeader RequestTimeout = new("request-timeout");
    public static readonly CallHeader FirstTokenTimeout = new("first-token-timeout");
    public static readonly CallHeader IdleTimeout = new("idle-timeout");
    public static readonly CallHeader TraceId = new("trace-id");
    public static readonly CallHeader Cache = new("cache");
    public static readonly CallHeader RetryCount = new("retry-count");
    public static readonly CallHeader ForwardHeaders = new("forward-headers");
    /// <summary><c>true</c>: translated chat completions hold OpenAI's own members alone, without thinking and its signatures.</summary>
    public static readonly CallHeader StrictOpenAI = new("strict-open-ai-compliance");

    /// <summary>True for a header that is meant for the gateway and never forwarded.</summary>
    public static bool IsOurs(string name) =>
        name.StartsWith(Ours, StringComparison.OrdinalIgnoreCase) || name.StartsWith(Theirs, StringComparison.OrdinalIgnoreCase);

    internal readonly struct CallHeader(string name)
    {
        private readonly string _ours = Ours + name;
        private readonly string _theirs = Theirs + name;

        /// <summary>The value, or null when the header is absent or empty.</summary>
        public string? Of(IHeaderDictionary headers)
        {
            if (headers.TryGetValue(_ours, out var value) && value is [{ Length: > 0 } ours, ..]) return ours;
            return headers.TryGetValue(_theirs, out value) && value is [{ Length: > 0 } theirs, ..] ? theirs : null;
        }

        public override string ToString() => _ours;
    }
}
