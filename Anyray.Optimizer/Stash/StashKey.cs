using System.Security.Cryptography;
using System.Text;

namespace Anyray.Optimizer.Stash;

/// <summary>Where an entry is kept: tenant and handle together, so that a handle of another tenant leads nowhere.</summary>
internal static class StashKey
{
    public static string Of(string tenant, string handle) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\0{handle}")).AsSpan(0, 20));
}
