using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text;

/// <summary>Leaves the head of an encoded blob: no model reads the rest of one.</summary>
internal static class BlobText
{
    private const int Kept = 64;

    public static Rewrite? Shorten(ReadOnlySpan<char> text) =>
        text.Length < 1000 ? null : new Rewrite((text[..Kept].ToString() + "\n").AsMemory(), $"{text.Length - Kept} of {text.Length} characters");
}
