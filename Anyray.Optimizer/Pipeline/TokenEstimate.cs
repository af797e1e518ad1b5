namespace Anyray.Optimizer.Pipeline;

/// <summary>Tokens without a tokenizer. Providers' vocabularies take close to four bytes of JSON text per token.</summary>
internal static class TokenEstimate
{
    private const int BytesPerToken = 4;

    public static long OfBytes(long bytes) => bytes / BytesPerToken;
}
