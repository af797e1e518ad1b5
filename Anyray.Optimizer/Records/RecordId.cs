using System.Security.Cryptography;
using System.Text;

namespace Anyray.Optimizer.Records;

/// <summary>The ledger's id of a record: a ULID whose time is the record's and whose rest follows from the caller's id, so that a record sent twice is one row.</summary>
internal static class RecordId
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(string id, DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 10).CopyTo(bytes[6..]);
        var ms = time.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) bytes[i] = (byte)(ms >> (40 - 8 * i));
        var value = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Span<char> text = stackalloc char[26];
        for (var i = 25; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }
        return new string(text);
    }
}
