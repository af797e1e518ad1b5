using System.Security.Cryptography;
using System.Text;
using Anyray.Contracts.Snapshot;
using Microsoft.Extensions.Options;

namespace Anyray.SpendStore.Credentials;

/// <summary>AES-256-GCM over secrets: 12-byte nonce, 16-byte tag, ciphertext; name and provider are authenticated with it.</summary>
internal sealed partial class CredentialVault(IOptions<CredentialOptions> options, ILogger<CredentialVault> log)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[]? _key = options.Value.ContentKey is { Length: > 0 } hex ? Convert.FromHexString(hex) : null;

    public bool HasKey => _key is not null;

    public byte[] Seal(string name, string provider, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key!, TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Bound(name, provider));
        return box;
    }

    /// <summary>The credential for the gateway; null, with a warning, when it was sealed under another key.</summary>
    public ProviderCredential? Open(CredentialRow row)
    {
        try
        {
            if (_key is null) throw new CryptographicException("ANYRAY_CONTENT_KEY is not set.");
            var plain = new byte[row.Sealed.Length - NonceSize - TagSize];
            using var aes = new AesGcm(_key, TagSize);
            aes.Decrypt(row.Sealed.AsSpan(0, NonceSize), row.Sealed.AsSpan(NonceSize + TagSize), row.Sealed.AsSpan(NonceSize, TagSize), plain, Bound(row.Name, row.Provider));
            return new ProviderCredential(row.Name, row.Provider, Encoding.UTF8.GetString(plain), row.BaseUrl);
        }
        catch (CryptographicException e)
        {
            LogSealed(row.Provider, row.Name, e.Message);
            return null;
        }
    }

    public static string Fingerprint(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))[..12];

    private static byte[] Bound(string name, string provider) => Encoding.UTF8.GetBytes($"{provider}/{name}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stored credential {Provider}/{Name} cannot be opened: {Reason}")]
    private partial void LogSealed(string provider, string name, string reason);
}
