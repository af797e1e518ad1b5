using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Anyray.Optimizer.Hosts;
using Microsoft.Extensions.Caching.Memory;

namespace Anyray.Optimizer.Portkey;

/// <summary>
/// Ties a call's two hooks together. Portkey sends no id of the call, but after it shows the request as it was sent on, so the
/// request names it. Kept in this process: with several replicas the hook after the call may find nothing, and then the
/// answer is recorded but not cached.
/// </summary>
internal sealed class PendingCalls : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _calls = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>Remembers the call under the request that Portkey will send.</summary>
    public void Add(HostCall call, HostDecision decision) =>
        _calls.Set(Key(call.Metadata, (decision.Body ?? call.Body).Span), new PendingCall(call with { Body = default }, decision with { Body = null }), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });

    /// <summary>The call that was sent as <paramref name="request"/>, or null.</summary>
    public PendingCall? Find(IReadOnlyDictionary<string, string> metadata, ReadOnlySpan<byte> request) =>
        _calls.Get<PendingCall>(Key(metadata, request));

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    // Portkey parses and prints the request anew: compared as values, not as bytes.
    private static string Key(IReadOnlyDictionary<string, string> metadata, ReadOnlySpan<byte> request) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{metadata["tenantId"]}\0{metadata.GetValueOrDefault("user")}\0{JsonNode.Parse(request)!.ToJsonString()}")));
}
