using System.Net;
using System.Net.Sockets;

namespace Anyray.Tests.Gateway.Infrastructure;

/// <summary>Accepts connections and never says a word.</summary>
public sealed class FrozenServer : IDisposable
{
    private readonly TcpListener _listener;

    public FrozenServer(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(1000);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}";

    public void Dispose() => _listener.Dispose();
}
