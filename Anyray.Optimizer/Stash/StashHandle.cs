using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Anyray.Optimizer.Stash;

/// <summary>
/// <c>ctx_&lt;base36 id&gt;_&lt;length in UTF-8 bytes, base36&gt;</c>. The id is derived from tenant and content, so that a turn that is
/// optimized again names the same handle.
/// </summary>
internal static class StashHandle
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Of(string tenant, ReadOnlySpan<char> content)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(MemoryMarshal.AsBytes(tenant.AsSpan()));
        sha.AppendData([0, 0]);
        sha.AppendData(MemoryMarshal.AsBytes(content));
        Span<byte> hash = stackalloc byte[32];
        sha.GetHashAndReset(hash);
        var id = new BigInteger(hash[..12], isUnsigned: true);
        return $"ctx_{Base36(id)}_{Base36(Encoding.UTF8.GetByteCount(content))}";
    }

    private static string Base36(BigInteger value)
    {
        if (value.IsZero) return "0";
        Span<char> digits = stackalloc char[32];
        var at = digits.Length;
        while (!value.IsZero)
        {
            value = BigInteger.DivRem(value, 36, out var digit);
            digits[--at] = Digits[(int)digit];
        }
        return new string(digits[at..]);
    }
}
