using System.Collections.Frozen;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers;

/// <summary>The protocols by name, and the way from a caller's dialect to a provider's.</summary>
internal sealed class ProviderProtocols(IEnumerable<IProviderProtocol> protocols, IEnumerable<IDialectTranslator> translators)
{
    private readonly FrozenDictionary<string, IProviderProtocol> _protocols = protocols.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
    private readonly FrozenDictionary<(Dialect, Dialect), IDialectTranslator> _translators = translators.ToFrozenDictionary(t => (t.From, t.To));

    public IProviderProtocol Of(Provider provider) => _protocols[provider.Protocol];

    /// <summary>The dialect to speak: the caller's own when the provider takes it, else the first that a translator leads to.</summary>
    public (Dialect Dialect, IDialectTranslator? Translator)? Choose(Provider provider, string model, Dialect caller)
    {
        var offered = Of(provider).DialectsOf(provider, model);
        foreach (var dialect in offered)
            if (dialect == caller) return (dialect, null);
        foreach (var dialect in offered)
            if (_translators.TryGetValue((caller, dialect), out var translator)) return (dialect, translator);
        return null;
    }
}
