using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers;

/// <summary>One call to a provider while it is being prepared.</summary>
internal sealed class ProviderCall(Provider provider, string baseUrl, string? credential, Dialect dialect, string model, bool stream)
{
    public Provider Provider { get; } = provider;

    public string BaseUrl { get; } = baseUrl;

    public string? Credential { get; } = credential;

    public Dialect Dialect { get; } = dialect;

    /// <summary>Model as the provider spells it.</summary>
    public string Model { get; } = model;

    public bool Stream { get; } = stream;

    /// <summary>The method of a path that names one, e.g. <c>embedContent</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Body as it will be sent; this object holds one reference to it.</summary>
    public required PooledBytes Body { get; set; }

    public HttpRequestMessage Message { get; } = new() { Method = HttpMethod.Post, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };

    /// <summary>Replaces the body.</summary>
    public void SetBody(PooledBytes body)
    {
        Body.Dispose();
        Body = body;
    }

    /// <summary>Sets a header unless the caller's own already stands.</summary>
    public void Default(string name, string value)
    {
        if (!Message.Headers.Contains(name)) Message.Headers.TryAddWithoutValidation(name, value);
    }

    public void Header(string name, string value) => Message.Headers.TryAddWithoutValidation(name, value);
}
