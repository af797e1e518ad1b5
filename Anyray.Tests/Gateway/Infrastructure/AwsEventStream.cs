using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Anyray.Tests.Gateway.Infrastructure;

/// <summary>Builds messages of AWS's binary event stream.</summary>
public static class AwsEventStream
{
    public static byte[] Message(string eventType, byte[] payload)
    {
        var headers = new List<byte>();
        foreach (var (name, value) in new[] { (":event-type", eventType), (":content-type", "application/json"), (":message-type", "event") })
        {
            headers.Add((byte)name.Length);
            headers.AddRange(Encoding.ASCII.GetBytes(name));
            headers.Add(7);
            headers.AddRange([(byte)(value.Length >> 8), (byte)value.Length]);
            headers.AddRange(Encoding.ASCII.GetBytes(value));
        }
        var message = new byte[12 + headers.Count + payload.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), headers.Count);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Crc32.HashToUInt32(message.AsSpan(0, 8)));
        headers.CopyTo(message, 12);
        payload.CopyTo(message, 12 + headers.Count);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - 4), Crc32.HashToUInt32(message.AsSpan(0, message.Length - 4)));
        return message;
    }
}
