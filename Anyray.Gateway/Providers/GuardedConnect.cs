using System.Net;
using System.Net.Sockets;
using Anyray.Gateway.Routing;

namespace Anyray.Gateway.Providers;

/// <summary>Connects to hosts that callers name: the address is checked after resolution, and it is that address that is connected to.</summary>
internal static class GuardedConnect
{
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        foreach (var address in addresses)
            if (PrivateAddresses.Contains(address)) throw CustomHosts.Refused("resolves to a private address range");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
