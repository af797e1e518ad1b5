using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers;

/// <summary>A provider as the catalogue describes it.</summary>
internal sealed record Provider
{
    /// <summary>Public name, e.g. <c>openai</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Name of the <see cref="IProviderProtocol"/> that speaks to it.</summary>
    public required string Protocol { get; init; }

    /// <summary>Base address, without a trailing slash.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Dialects it takes, where the protocol leaves that open.</summary>
    public IReadOnlyList<Dialect> Dialects { get; init; } = [];

    /// <summary>True when it answers without a credential.</summary>
    public bool Keyless { get; init; }

    /// <summary>True when the machine's own identity can stand in for a credential.</summary>
    public bool Ambient { get; init; }

    /// <summary>True when it takes <c>stream_options.include_usage</c>.</summary>
    public bool StreamUsage { get; init; } = true;

    /// <summary>True when it counts tokens by itself, in its own dialects.</summary>
    public bool CountsTokens { get; init; }

    /// <summary>The operator's credential, or null.</summary>
    public string? Key { get; init; }

    /// <summary>The variables that belong to it, e.g. <c>ANYRAY_PROVIDER_KEY_OPENAI</c>.</summary>
    public static string Variable(string kind, string slug) => $"ANYRAY_PROVIDER_{kind}_{slug.ToUpperInvariant().Replace('-', '_')}";

    /// <summary>Never shows the key.</summary>
    public override string ToString() => Slug;
}
