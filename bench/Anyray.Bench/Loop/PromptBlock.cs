using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Anyray.Bench.Loop;

/// <summary>A piece of a prompt as the provider sees it: a tool, a system block, a block of a message.</summary>
/// <param name="Text">What the model reads, without cache marks.</param>
/// <param name="Breakpoint">The client (or the optimizer) set a cache mark at its end.</param>
internal sealed record PromptBlock(string Text, bool Breakpoint)
{
    public int Tokens { get; } = TokenEstimate.Of(Text);

    public ulong Hash { get; } = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(Text.AsSpan()));
}
