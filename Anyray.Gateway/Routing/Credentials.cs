using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Keys;
using Anyray.Gateway.Providers;
using Anyray.Gateway.Snapshots;

namespace Anyray.Gateway.Routing;

/// <summary>Chooses the credential that goes upstream.</summary>
internal sealed class Credentials(SnapshotHolder snapshots)
{
    /// <param name="caller">Who calls; in passthrough mode only its own credential goes.</param>
    /// <param name="provider">Where to.</param>
    /// <param name="configured"><c>api_key</c> of the routing config: the secret, or <c>$name</c> of a stored one.</param>
    /// <param name="gatewaysOwn">False for a host that a caller named: the operator's credentials never go there.</param>
    /// <param name="custom">True when the address is not the provider's own.</param>
    /// <exception cref="CallRefusedException">401: there is none, and the provider needs one.</exception>
    public UpstreamCredential For(Caller caller, Provider provider, string? configured, bool gatewaysOwn, bool custom)
    {
        if (caller.Passthrough)
            return new(caller.Credential ?? throw Missing("Passthrough mode needs your own credential in Authorization.", "credential_missing"));
        if (configured is not null) return configured.StartsWith('$') ? Named(configured[1..], provider, gatewaysOwn) : new(configured);
        if (gatewaysOwn && provider.Key is { } key) return new(key);
        if (gatewaysOwn && Stored(provider) is { } stored) return new(stored.Secret, stored.BaseUrl);
        if (caller.Credential is not null || provider.Keyless || custom || (provider.Ambient && gatewaysOwn)) return new(caller.Credential);
        throw Missing(
            $"There is no credential for provider '{provider.Slug}': set {Provider.Variable("KEY", provider.Slug)} on the gateway, or send your own with the request.",
            "provider_key_missing");
    }

    private UpstreamCredential Named(string name, Provider provider, bool gatewaysOwn) =>
        gatewaysOwn && snapshots.Current.Credentials.TryGetValue(name, out var credential) && credential.Provider == provider.Slug
            ? new(credential.Secret, credential.BaseUrl)
            : throw CallRefusedException.Invalid($"There is no stored credential '{name}' for provider '{provider.Slug}' that this request may use.", code: "credential_not_found");

    private ProviderCredential? Stored(Provider provider)
    {
        foreach (var credential in snapshots.Current.Source.Credentials)
            if (credential.Provider == provider.Slug) return credential;
        return null;
    }

    private static CallRefusedException Missing(string message, string code) => new(StatusCodes.Status401Unauthorized, ErrorType.Authentication, message) { Code = code };
}
