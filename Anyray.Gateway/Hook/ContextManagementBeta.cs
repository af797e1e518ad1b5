using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Providers;

namespace Anyray.Gateway.Hook;

/// <summary>
/// The header without which Anthropic refuses the <c>context_management</c> that the optimizer added. Source: Anthropic's API
/// reference, context editing beta.
/// </summary>
internal static class ContextManagementBeta
{
    private const string Header = "anthropic-beta";
    private const string Beta = "context-management-2025-06-27";

    /// <summary>Adds the beta beside the caller's own, when this call needs it.</summary>
    public static void Apply(Call call, ProviderCall provider)
    {
        if (provider.Dialect != Dialect.Anthropic || call.Optimization is not { Status: "applied", Result: { } result }) return;
        foreach (var decision in result.Decisions)
        {
            if (decision.Kind != "provider_context_trim") continue;
            var own = provider.Message.Headers.TryGetValues(Header, out var values) ? string.Join(",", values) : "";
            if (own.Contains(Beta, StringComparison.Ordinal)) return;
            provider.Message.Headers.Remove(Header);
            provider.Header(Header, own.Length == 0 ? Beta : own + "," + Beta);
            return;
        }
    }
}
