using System.Security.Cryptography;

namespace Anyray.SpendStore.Admin;

/// <summary>Ids that sort by time: <c>key_01JD…</c>.</summary>
internal static class Ids
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;

    public static string New(string prefix, DateTimeOffset now) => prefix + Ulid(now);

    public static string Ulid(DateTimeOffset now) => string.Create(Length, now.ToUnixTimeMilliseconds(), static (text, millis) =>
    {
        for (var i = 9; i >= 0; i--, millis >>= 5) text[i] = Alphabet[(int)(millis & 31)];
        Span<byte> random = stackalloc byte[Length - 10];
        RandomNumberGenerator.Fill(random);
        for (var i = 10; i < Length; i++) text[i] = Alphabet[random[i - 10] & 31];
    });
}
