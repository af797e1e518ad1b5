using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Anyray.Optimizer.Json;

/// <summary>Tells texts of one request apart; equal texts have equal hashes, on every machine.</summary>
internal static class TextHash
{
    [ThreadStatic] private static XxHash3? s_state;

    /// <summary>
    /// An empty XXH3 state to append to. It is this thread's own, for it is half a kilobyte: what is appended must be read
    /// before another is asked for.
    /// </summary>
    public static XxHash3 Begin()
    {
        var state = s_state ??= new XxHash3();
        state.Reset();
        return state;
    }

    /// <summary>XXH3 of the UTF-16 text.</summary>
    public static ulong Of(ReadOnlySpan<char> text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text));
}
