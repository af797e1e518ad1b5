using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Anyray.Optimizer.Json;

/// <summary>Tells texts of one request apart; equal texts have equal hashes, on every machine.</summary>
internal static class TextHash
{
    /// <summary>XXH3 of the UTF-16 text.</summary>
    public static ulong Of(ReadOnlySpan<char> text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text));
}
