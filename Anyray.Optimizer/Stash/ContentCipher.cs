using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Stash;

/// <summary>AES-256-GCM under <c>ANYRAY_CONTENT_KEY</c>; without a key the bytes are kept as they are. The first byte says which.</summary>
internal sealed class ContentCipher(IOptions<OptimizerOptions> options)
{
    private const byte Plain = 0, Sealed = 1;
    private const int NonceSize = 12, TagSize = 16;

    private readonly byte[]? _key = options.Value.ContentKey is { Length: > 0 } hex ? Convert.FromHexString(hex) : null;

    public bool HasKey => _key is not null;

    public byte[] Seal(ReadOnlySpan<byte> content)
    {
        if (_key is null)
        {
            var plain = new byte[content.Length + 1];
            content.CopyTo(plain.AsSpan(1));
            return plain;
        }
        var output = new byte[1 + NonceSize + TagSize + content.Length];
        output[0] = Sealed;
        var nonce = output.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(nonce, content, output.AsSpan(1 + NonceSize + TagSize), output.AsSpan(1 + NonceSize, TagSize));
        return output;
    }

    /// <summary>The content, or null when it was sealed under another key or is damaged.</summary>
    public byte[]? Open(ReadOnlySpan<byte> stored)
    {
        if (stored.Length == 0) return null;
        if (stored[0] == Plain) return stored[1..].ToArray();
        if (stored[0] != Sealed || _key is null || stored.Length < 1 + NonceSize + TagSize) return null;
        var content = new byte[stored.Length - 1 - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(_key, TagSize);
            aes.Decrypt(stored.Slice(1, NonceSize), stored[(1 + NonceSize + TagSize)..], stored.Slice(1 + NonceSize, TagSize), content);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
