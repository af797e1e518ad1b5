using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers;

/// <summary>How one family of providers is spoken to: which dialect, at which address, with which credential.</summary>
internal interface IProviderProtocol
{
    /// <summary>Name in the catalogue.</summary>
    string Name { get; }

    /// <summary>The dialects that <paramref name="provider"/> takes for <paramref name="model"/>, the preferred first.</summary>
    IReadOnlyList<Dialect> DialectsOf(Provider provider, string model);

    /// <summary>Sets the address and headers of <see cref="ProviderCall.Message"/>, and the body where the provider wants it changed.</summary>
    ValueTask PrepareAsync(ProviderCall call, CancellationToken cancellation);
}
