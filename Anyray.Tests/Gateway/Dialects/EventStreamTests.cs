using System.Buffers.Binary;
using System.Text;
using Anyray.Gateway.Dialects.Framing;
using CsCheck;

namespace Anyray.Tests.Gateway.Dialects;

public sealed class EventStreamTests
{
    [Fact]
    public void Crc32_OfTheStandardCheckString_IsTheStandardValue() => Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));

    [Fact]
    public void EventStream_OfAnEmptyMessage_HasTheDocumentedBytes()
    {
        // The protocol's own example of a message without headers and payload.
        var message = Convert.FromHexString("000000100000000005c248eb7d98c8ff");
        Assert.Equal([":"], Parse(message, []));
        Assert.Equal(message, Message("", []));
    }

    [Fact]
    public void EventStream_HoweverItIsChunked_GivesTheSameEvents()
    {
        byte[] stream =
        [
            .. Message("{\"a\":1}", [(":message-type", "event"), (":event-type", "contentBlockDelta"), (":content-type", "application/json")]),
            .. Message("{\"message\":\"slow\"}", [(":message-type", "exception"), (":exception-type", "throttlingException")]),
            .. Message("", [(":message-type", "error"), (":error-code", "InternalError"), (":error-message", "broken")]),
        ];
        string[] expected = ["contentBlockDelta:{\"a\":1}", "throttlingException:{\"message\":\"slow\"}", "InternalError:broken"];
        Gen.Int[1, 40].Array[0, 40].Sample(cuts => Assert.Equal(expected, Parse(stream, cuts)));
    }

    [Fact]
    public void EventStream_WithAnyFlippedBit_IsRefused()
    {
        var message = Message("{\"a\":1}", [(":event-type", "x")]);
        for (var i = 0; i < message.Length; i++)
        {
            var broken = message.ToArray();
            broken[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => Parse(broken, []));
        }
    }

    [Fact]
    public void EventStream_CutInsideAMessage_IsRefused()
    {
        var message = Message("{\"a\":1}", [(":event-type", "x")]);
        Assert.Throws<InvalidDataException>(() => Parse(message[..^3], []));
    }

    private static List<string> Parse(byte[] bytes, int[] cuts)
    {
        var parser = new EventStreamParser();
        var sink = new Collect();
        var at = 0;
        foreach (var cut in cuts)
        {
            var end = Math.Min(bytes.Length, at + cut);
            parser.Push(bytes.AsSpan(at, end - at), sink);
            at = end;
        }

        parser.Push(bytes.AsSpan(at), sink);
        parser.Complete(sink);
        return sink.Events;
    }

    private static byte[] Message(string payload, (string Name, string Value)[] headers)
    {
        var head = new List<byte>();
        foreach (var (name, value) in headers)
        {
            head.Add((byte)name.Length);
            head.AddRange(Encoding.UTF8.GetBytes(name));
            head.Add(7);
            head.AddRange([(byte)(value.Length >> 8), (byte)value.Length]);
            head.AddRange(Encoding.UTF8.GetBytes(value));
        }

        var body = Encoding.UTF8.GetBytes(payload);
        var message = new byte[16 + head.Count + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), head.Count);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), Crc32.Compute(message.AsSpan(0, 8)));
        head.CopyTo(message, 12);
        body.CopyTo(message, 12 + head.Count);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(message.Length - 4), Crc32.Compute(message.AsSpan(0, message.Length - 4)));
        return message;
    }

    private sealed class Collect : IFrameSink
    {
        public List<string> Events { get; } = [];

        public void OnFrame(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) =>
            Events.Add(Encoding.UTF8.GetString(name) + ":" + Encoding.UTF8.GetString(data));
    }
}
