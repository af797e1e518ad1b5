using System.Text;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Streaming;
using CsCheck;

namespace Anyray.Tests.Gateway.Streaming;

public sealed class SseScannerTests
{
    [Theory]
    [InlineData("data: a\n\n", ":a")]
    [InlineData("data:a\r\n\r\n", ":a")]
    [InlineData("data: a\r\rdata: b\r\r", ":a|:b")]
    [InlineData("event: x\ndata: a\ndata: b\n\n", "x:a\nb")]
    [InlineData(": ping\n\n: ping\n\ndata: a\n\n", ":a")]
    [InlineData("id: 4\nretry: 10\ndata\n\n", ":")]
    [InlineData("event: x\n\ndata: a\n\n", ":a")]
    [InlineData("data: a\n\ndata: [DONE]", ":a|:[DONE]")]
    [InlineData("data:  two spaces \n\n", ": two spaces ")]
    public void TryRead_OfTheSpecification_GivesItsEvents(string stream, string events) =>
        Assert.Equal(events, string.Join('|', Events(Encoding.UTF8.GetBytes(stream), [])));

    [Fact]
    public void TryRead_HoweverTheBytesAreCut_GivesTheSameEventsAndLosesNoByte()
    {
        var piece = Gen.OneOf(
            Gen.String[Gen.Char["aé€漢 :{}\""], 0, 12].Select(text => "data: " + text),
            Gen.Const("event: delta"), Gen.Const(": ping"), Gen.Const("data"), Gen.Const(""));
        var line = Gen.Select(piece, Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("\r")), (text, end) => text + end);
        Gen.Select(line.Array[1, 30], Gen.Int[1, 7].Array[0, 60]).Sample((lines, cuts) =>
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(lines));
            Assert.Equal(Events(bytes, []), Events(bytes, cuts));
        });
    }

    [Fact]
    public void TryRead_OfAnEventOfTenMegabytesInSmallPieces_FindsIt()
    {
        var bytes = Encoding.UTF8.GetBytes("data: " + new string('x', 10_000_000) + "\n\n");
        Assert.Equal(10_000_001, Assert.Single(Events(bytes, [.. Enumerable.Repeat(1000, 10_001)])).Length);
    }

    /// <summary>Reads as the gateway does: whole frames are taken off the buffer, the rest stays.</summary>
    private static List<string> Events(byte[] bytes, int[] cuts)
    {
        using var scanner = new SseScanner();
        using var buffer = new PooledWriter(16);
        var events = new List<string>();
        var at = 0;
        foreach (var cut in cuts.Append(bytes.Length))
        {
            var end = Math.Min(bytes.Length, at + cut);
            bytes.AsSpan(at, end - at).CopyTo(buffer.GetSpan(end - at));
            buffer.Advance(end - at);
            at = end;
            Take(ended: false);
        }

        Take(ended: true);
        return events;

        void Take(bool ended)
        {
            var start = 0;
            while (scanner.TryRead(buffer.Span, start, ended, out var frame))
            {
                if (frame.HasData)
                    events.Add(Encoding.UTF8.GetString(scanner.Name) + ":" + Encoding.UTF8.GetString(scanner.Data));
                start = frame.End;
                scanner.Reset(start);
            }

            buffer.Consume(start);
            scanner.Moved(start);
        }
    }
}
