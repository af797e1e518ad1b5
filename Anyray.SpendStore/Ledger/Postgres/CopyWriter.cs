using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>
/// The binary format of <c>COPY</c>, as Postgres' manual describes it under that command: each value is its length and its
/// bytes in network order, -1 for null.
/// </summary>
internal sealed class CopyWriter(IBufferWriter<byte> to)
{
    private const int Null = -1;
    private const byte JsonbVersion = 1;
    private const int HeaderBytes = 2 * sizeof(int);
    private static readonly long EpochTicks = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private static ReadOnlySpan<byte> Signature => [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0];

    public void Begin()
    {
        to.Write(Signature);
        // No flags, and no extension of the header.
        to.GetSpan(HeaderBytes)[..HeaderBytes].Clear();
        to.Advance(HeaderBytes);
    }

    public void Row(int columns)
    {
        BinaryPrimitives.WriteInt16BigEndian(to.GetSpan(sizeof(short)), (short)columns);
        to.Advance(sizeof(short));
    }

    public void End() => Row(-1);

    public void Text(string? text) => Utf8(text, default);

    public void Json(string? json) => Utf8(json, [JsonbVersion]);

    public void Int32(int? value)
    {
        if (value is null) Length(Null);
        else
        {
            Length(sizeof(int));
            Length(value.Value);
        }
    }

    public void Int64(long? value)
    {
        if (value is null)
        {
            Length(Null);
            return;
        }
        var span = to.GetSpan(sizeof(int) + sizeof(long));
        BinaryPrimitives.WriteInt32BigEndian(span, sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(span[sizeof(int)..], value.Value);
        to.Advance(sizeof(int) + sizeof(long));
    }

    public void Boolean(bool value)
    {
        Length(1);
        to.Write([value ? (byte)1 : (byte)0]);
    }

    public void Time(DateTime utc) => Int64((utc.Ticks - EpochTicks) / TimeSpan.TicksPerMicrosecond);

    private void Utf8(string? text, ReadOnlySpan<byte> prefix)
    {
        if (text is null)
        {
            Length(Null);
            return;
        }
        var span = to.GetSpan(sizeof(int) + prefix.Length + Encoding.UTF8.GetMaxByteCount(text.Length));
        prefix.CopyTo(span[sizeof(int)..]);
        var length = prefix.Length + Encoding.UTF8.GetBytes(text, span[(sizeof(int) + prefix.Length)..]);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        to.Advance(sizeof(int) + length);
    }

    private void Length(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(to.GetSpan(sizeof(int)), value);
        to.Advance(sizeof(int));
    }
}
