using Anyray.Contracts.Snapshot;

namespace Anyray.Gateway.Keys;

/// <summary>Who a call is from.</summary>
/// <param name="Key">The client key; null under open authentication.</param>
/// <param name="Credential">The caller's own provider credential, when it sent one that is no client key.</param>
/// <param name="Passthrough">True when the caller's credential must be the one that goes upstream.</param>
internal sealed record Caller(ClientKey? Key, string? Credential, bool Passthrough)
{
    public static readonly Caller Anonymous = new(null, null, false);

    public string Tenant => Key?.Tenant ?? "default";

    /// <summary>Never shows the credential.</summary>
    public override string ToString() => Key?.Id ?? "anonymous";
}
