using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Running;

/// <summary>Loopback ports.</summary>
internal static class Ports
{
    /// <summary><c>localhost</c> where it means both loopback addresses, else the one there is.</summary>
    internal static string Loopback { get; } = IsFree(IPAddress.IPv6Loopback, 0) ? "localhost" : "127.0.0.1";

    /// <summary>A port nothing listens on.</summary>
    internal static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits a little for a port that a program of the last run may still be letting go of.</summary>
    internal static async Task<bool> IsFreeSoonAsync(int port, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 25; attempt++)
        {
            if (IsFree(IPAddress.Loopback, port)) return true;
            await Task.Delay(200, cancellationToken);
        }
        return false;
    }

    /// <summary>Whether nothing accepts a connection there.</summary>
    internal static async Task<bool> IsUnansweredAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
