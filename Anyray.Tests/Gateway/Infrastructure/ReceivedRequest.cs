using System.Text;

namespace Anyray.Tests.Gateway.Infrastructure;

/// <summary>What an upstream double received.</summary>
public sealed record ReceivedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
