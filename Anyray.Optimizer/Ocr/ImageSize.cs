using System.Buffers.Binary;

namespace Anyray.Optimizer.Ocr;

/// <summary>Width and height of a PNG or JPEG, out of its header.</summary>
internal static class ImageSize
{
    /// <summary>Null for what is neither, or is damaged.</summary>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> image)
    {
        if (image.Length > 24 && image[0] == 0x89 && image[1..8].SequenceEqual("PNG\r\n\u001a\n"u8)) return Png(image);
        return image.Length > 4 && image[0] == 0xFF && image[1] == 0xD8 ? Jpeg(image) : null;
    }

    private static (int, int)? Png(ReadOnlySpan<byte> image)
    {
        if (image.Length < 24 || !image[12..16].SequenceEqual("IHDR"u8)) return null;
        return Checked(BinaryPrimitives.ReadUInt32BigEndian(image[16..]), BinaryPrimitives.ReadUInt32BigEndian(image[20..]));
    }

    // Markers with their lengths, up to the first start of a frame.
    private static (int, int)? Jpeg(ReadOnlySpan<byte> image)
    {
        for (var at = 2; at + 9 < image.Length && image[at] == 0xFF;)
        {
            var marker = image[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            var isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame) return Checked(BinaryPrimitives.ReadUInt16BigEndian(image[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(image[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]);
        }
        return null;
    }

    private static (int, int)? Checked(uint width, uint height) => width is 0 or > 65_535 || height is 0 or > 65_535 ? null : ((int)width, (int)height);
}
