using System.IO.Compression;
using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Sessions;

/// <summary>The edits of one segment, packed so that the next turn can repeat them from the segment's own text.</summary>
internal static class Pin
{
    private const byte Version = 1;
    private const int CompressFrom = 128;
    private const int MaxUnpacked = 64 << 20;

    /// <summary>Packs what stands of a segment's edits; records are in the order in which they were made.</summary>
    public static string Pack(PinnedEdit edit, ReadOnlySpan<char> original, ReadOnlySpan<char> result)
    {
        var buffer = new MemoryStream();
        var output = new BinaryWriter(buffer);
        output.Write((byte)edit.Scope);
        output.Write7BitEncodedInt(edit.Records.Count);
        foreach (var record in edit.Records)
        {
            output.Write(record.Kind);
            output.Write((byte)record.Fidelity);
            output.Write7BitEncodedInt(record.CharsBefore);
            output.Write7BitEncodedInt(record.CharsAfter);
            output.Write7BitEncodedInt(record.BytesBefore);
            output.Write7BitEncodedInt(record.BytesAfter);
            output.Write7BitEncodedInt(record.Stashed.Count);
            foreach (var span in record.Stashed)
            {
                output.Write7BitEncodedInt(span.Start);
                output.Write7BitEncodedInt(span.Length);
                output.Write(span.Handle);
            }
        }
        TextDelta.Encode(original, result, output);
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        var packed = new byte[1 + Math.Max(bytes.Length, BrotliEncoder.GetMaxCompressedLength(bytes.Length))];
        packed[0] = Version;
        if (bytes.Length >= CompressFrom && BrotliEncoder.TryCompress(bytes, packed.AsSpan(1), out var length, quality: 2, window: 18))
            packed[0] |= 0x80;
        else
        {
            bytes.CopyTo(packed.AsSpan(1));
            length = bytes.Length;
        }
        return System.Buffers.Text.Base64Url.EncodeToString(packed.AsSpan(0, 1 + length));
    }

    /// <summary>Unpacks; null when the text is no pin that this version can read. The caller's pins are not to be trusted.</summary>
    public static PinnedEdit? Unpack(string text, out BinaryReader? delta)
    {
        delta = null;
        try
        {
            var packed = System.Buffers.Text.Base64Url.DecodeFromChars(text);
            if (packed.Length < 2 || (packed[0] & 0x7f) != Version) return null;
            Stream stream = new MemoryStream(packed, 1, packed.Length - 1);
            if ((packed[0] & 0x80) != 0) stream = Inflate(stream);
            var input = new BinaryReader(stream);
            var edit = new PinnedEdit((EditScope)input.ReadByte(), []);
            var count = input.Read7BitEncodedInt();
            for (var i = 0; i < count; i++) edit.Records.Add(ReadRecord(input));
            delta = input;
            return edit;
        }
        catch (Exception e) when (e is FormatException or IOException or InvalidDataException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static PinnedRecord ReadRecord(BinaryReader input)
    {
        var record = new PinnedRecord(
            input.ReadString(), (Fidelity)input.ReadByte(),
            input.Read7BitEncodedInt(), input.Read7BitEncodedInt(), input.Read7BitEncodedInt(), input.Read7BitEncodedInt(), []);
        var spans = input.Read7BitEncodedInt();
        for (var i = 0; i < spans; i++)
        {
            var (start, length) = (input.Read7BitEncodedInt(), input.Read7BitEncodedInt());
            record.Stashed.Add(new StashedSpan(input.ReadString(), start, length));
        }
        return record;
    }

    private static MemoryStream Inflate(Stream packed)
    {
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        var plain = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = brotli.Read(chunk)) > 0)
        {
            if (plain.Length + read > MaxUnpacked) throw new InvalidDataException();
            plain.Write(chunk, 0, read);
        }
        plain.Position = 0;
        return plain;
    }
}
