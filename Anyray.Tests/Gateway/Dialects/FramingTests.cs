using System.Buffers.Binary;
using System.Text;
using Anyray.Gateway.Dialects.Framing;
using CsCheck;

namespace Anyray.Tests.Gateway.Dialects;

public sealed class FramingTests
{
    [Theory]
    [InlineData("data: a\n\n", ":a")]
    [InlineData("data:a\r\n\r\n", ":a")]
    [InlineData("data: a\r\rdata: b\r\r", ":a|:b")]
    [InlineData("event: x\ndata: a\ndata: b\n\n", "x:a\nb")]
    [InlineData(": ping\n\n: ping\n\ndata: a\n\n", ":a")]
    [InlineData("id: 4\nretry: 10\ndata\n\n", ":")]
    [InlineData("event: x\n\ndata: a\n\n", ":a")]
    [InlineData("\uFEFFdata: a\n\n", ":a")]
    [InlineData("data: a\n\ndata: [DONE]", ":a|:[DONE]")]
    [InlineData("data:  two spaces \n\n", ": two spaces ")]
    public void Sse_OfTheSpecification_GivesItsEvents(string stream, string events) =>
        Assert.Equal(events, string.Join('|', Parse(new SseParser(), Encoding.UTF8.GetBytes(stream), [])));

    [Fact]
    public void Sse_HoweverItIsChunked_GivesTheSameEvents()
    {
        var piece = Gen.OneOf(
            Gen.String[Gen.Char["aé€😀 :{}\""], 0, 12].Select(text => "data: " + Whole(text)),
            Gen.Const("event: delta"), Gen.Const(": ping"), Gen.Const("data"), Gen.Const(""));
        var line = Gen.Select(piece, Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r")), (text, end) => text + end);
        Gen.Select(line.Array[1, 30], Gen.Int[1, 7].Array[0, 60]).Sample((lines, cuts) =>
        {
            // A line that ends in CR before an empty one that ends in LF reads as CRLF; both parsers must see the same text.
            var bytes = Encoding.UTF8.GetBytes(string.Concat(lines));
            Assert.Equal(Parse(new SseParser(), bytes, []), Parse(new SseParser(), bytes, cuts));
        });
    }

    [Fact]
    public void Sse_WithAnEventOfTenMegabytesInSmallChunks_ReadsIt()
    {
        var bytes = Encoding.UTF8.GetBytes("data: " + new string('x', 10_000_000) + "\n\n");
        var parser = new SseParser();
        var sink = new Collect();
        foreach (var chunk in bytes.Chunk(1000))
            parser.Push(chunk, sink);
        Assert.Equal(10_000_001, Assert.Single(sink.Events).Length);
        Assert.True(parser.AtBoundary);
    }

    [Fact]
    public void Sse_InTheMiddleOfAnEvent_IsNotAtABoundary()
    {
        var parser = new SseParser();
        parser.Push("data: {\"a\""u8, new Collect());
        Assert.False(parser.AtBoundary);
        parser.Push(":1}\n"u8, new Collect());
        Assert.False(parser.AtBoundary);
        parser.Push("\n"u8, new Collect());
        Assert.True(parser.AtBoundary);
    }

    [Fact]
    public void Crc32_OfTheStandardCheckString_IsTheStandardValue() => Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));

    [Fact]
    public void EventStream_OfAnEmptyMessage_HasTheDocumentedBytes()
    {
        // The protocol's own example of a message without headers and payload.
        var message = Convert.FromHexString("000000100000000005c248eb7d98c8ff");
        Assert.Equal([":"], Parse(new EventStreamParser(), message, []));
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
        Gen.Int[1, 40].Array[0, 40].Sample(cuts => Assert.Equal(expected, Parse(new EventStreamParser(), stream, cuts)));
    }

    [Fact]
    public void EventStream_WithAnyFlippedBit_IsRefused()
    {
        var message = Message("{\"a\":1}", [(":event-type", "x")]);
        for (var i = 0; i < message.Length; i++)
        {
            var broken = message.ToArray();
            broken[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => Parse(new EventStreamParser(), broken, []));
        }
    }

    [Fact]
    public void EventStream_CutInsideAMessage_IsRefused()
    {
        var message = Message("{\"a\":1}", [(":event-type", "x")]);
        Assert.Throws<InvalidDataException>(() => Parse(new EventStreamParser(), message[..^3], []));
    }

    [Fact]
    public void JsonArray_HoweverItIsChunked_GivesItsElements()
    {
        var bytes = Encoding.UTF8.GetBytes("[{\"a\":\"}]\\\"{é\"}\r\n,\r\n{\"b\":[{}]},{}]");
        string[] expected = [":{\"a\":\"}]\\\"{é\"}", ":{\"b\":[{}]}", ":{}"];
        Gen.Int[1, 9].Array[0, 40].Sample(cuts => Assert.Equal(expected, Parse(new JsonArrayParser(), bytes, cuts)));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[{\"a\":")]
    public void JsonArray_ThatIsNone_IsRefused(string text) =>
        Assert.Throws<InvalidDataException>(() => Parse(new JsonArrayParser(), Encoding.UTF8.GetBytes(text), []));

    private static string Whole(string text) => text.Replace("\uFFFD", "", StringComparison.Ordinal);

    private static List<string> Parse(IFrameParser parser, byte[] bytes, int[] cuts)
    {
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
