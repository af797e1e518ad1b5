using System.Net;
using Microsoft.AspNetCore.Http;

namespace Anyray.ServiceDefaults.Http;

/// <summary>The addresses of <c>ANYRAY_ADMIN_URLS</c>, and which connections came in on them.</summary>
internal sealed class AdminListener
{
    private readonly BindingAddress[] _addresses;

    /// <exception cref="FormatException">An address is malformed, or names no port.</exception>
    public AdminListener(string urls)
    {
        Urls = urls;
        _addresses = [.. urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(BindingAddress.Parse)];
        if (_addresses.Length == 0 || _addresses.Any(a => a.Scheme is not ("http" or "https") || a.IsUnixPipe || a.IsNamedPipe || a.Port == 0 || a.PathBase.Length > 0))
            throw new FormatException();
    }

    /// <summary>As they were given.</summary>
    public string Urls { get; }

    /// <summary>True for a connection to one of the addresses.</summary>
    public bool Has(ConnectionInfo connection)
    {
        foreach (var address in _addresses)
            if (address.Port == connection.LocalPort && IsOn(address.Host, connection.LocalIpAddress)) return true;
        return false;
    }

    /// <summary>A name other than <c>localhost</c> binds every interface, as a wildcard does.</summary>
    private static bool IsOn(string host, IPAddress? local)
    {
        if (local is null) return false;
        if (local.IsIPv4MappedToIPv6) local = local.MapToIPv4();
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return IPAddress.IsLoopback(local);
        return !IPAddress.TryParse(host.Trim('[', ']'), out var bound) || bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any) || bound.Equals(local);
    }
}
