using System.Net;
using Anyray.Gateway.Errors;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Routing;

/// <summary>Which addresses a caller may name as <c>custom_host</c>, and an administrator as that of a stored credential.</summary>
internal sealed class CustomHosts(IOptions<RoutingOptions> options)
{
    private readonly HashSet<string> _allowed = new(
        (options.Value.CustomHostAllowList ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The base address, and whether the operator lists its host.</summary>
    /// <exception cref="CallRefusedException">400: not an https address, or one inside the network.</exception>
    public (string BaseUrl, bool Listed) Check(string text, string name = "custom_host")
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
            throw Refused("must be an absolute https address", name);
        if (_allowed.Contains(uri.Host) || _allowed.Contains($"{uri.Host}:{uri.Port}")) return (text.TrimEnd('/'), true);
        if (uri.Scheme != "https") throw Refused("must be an https address", name);
        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && PrivateAddresses.Contains(address)) throw Refused("lies in a private address range", name);
        return (text.TrimEnd('/'), false);
    }

    public static CallRefusedException Refused(string reason, string name = "custom_host") => CallRefusedException.Invalid(
        $"{name} {reason}; an operator can allow it with ANYRAY_CUSTOM_HOST_ALLOWLIST.", "custom_host", "custom_host_refused");
}
