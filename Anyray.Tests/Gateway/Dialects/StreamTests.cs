using System.Buffers;
using System.Text;
using System.Text.Json;
using Anyray.Gateway.Dialects;

namespace Anyray.Tests.Gateway.Dialects;

public sealed class StreamTests
{
    public static TheoryData<string, string> AllPairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var pair in Pairs.All.Where(pair => Pairs.Streamed.ContainsKey(pair.From)))
                data.Add(pair.From.ToString(), pair.To.ToString());
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void BrokenStream_EndsWithAnErrorEventAndNoEndMarker(string from, string to)
    {
        var stream = Open(from, to, out var output);
        Feed(stream, output, First(to));
        stream.Error("api_error", "It broke.", output);
        var text = Encoding.UTF8.GetString(output.WrittenSpan);
        var last = text.TrimEnd().Split("\n\n")[^1];
        Assert.Contains("It broke.", last, StringComparison.Ordinal);
        Assert.Contains("error", last, StringComparison.Ordinal);
        foreach (var marker in new[] { "[DONE]", "message_stop", "response.completed", "\"finishReason\"", "\"stop_reason\":\"" })
            Assert.DoesNotContain(marker, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void MalformedEvent_IsAJsonException(string from, string to)
    {
        var stream = Open(from, to, out var output);
        foreach (var bad in new[] { "{\"a\":", "[]", "\"x\"", "{} {}", "{\"type\":4}", "{\"choices\":{}}", "{\"candidates\":[{\"content\":3}]}" })
        {
            try
            {
                stream.Event("contentBlockDelta"u8, Encoding.UTF8.GetBytes(bad), output);
            }
            catch (Exception e)
            {
                Assert.IsAssignableFrom<JsonException>(e);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void MalformedAnswer_IsAJsonException(string from, string to)
    {
        var caller = Enum.Parse<Dialect>(from);
        var translation = Pairs.Get(caller, Enum.Parse<Dialect>(to)).Translate(Pairs.Streamed[caller], Pairs.Context(Enum.Parse<Dialect>(to)));
        foreach (var bad in new[] { "<html>", "", "{}", "[]", "null", "{\"choices\":[]}", "{\"choices\":[{}]}", "{\"type\":\"message\",\"content\":[{\"type\":\"text\"}]}", "{\"candidates\":[{}]}", "{\"output\":{}}", "{\"status\":\"failed\",\"output\":[]}" })
            Assert.ThrowsAny<JsonException>(() => translation.WriteResponse(Encoding.UTF8.GetBytes(bad), new ArrayBufferWriter<byte>()));
    }

    [Fact]
    public void UsageChunk_WhenNotAskedFor_IsNotSent()
    {
        var stream = Open("OpenAIChat", "Anthropic", out var output);
        stream.Event([], """{"type":"message_start","message":{"id":"m","usage":{"input_tokens":3}}}"""u8, output);
        stream.Event([], """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":4}}"""u8, output);
        stream.End(output);
        Assert.DoesNotContain("usage", Encoding.UTF8.GetString(output.WrittenSpan), StringComparison.Ordinal);
    }

    private static IStreamTranslator Open(string from, string to, out ArrayBufferWriter<byte> output)
    {
        var (caller, provider) = (Enum.Parse<Dialect>(from), Enum.Parse<Dialect>(to));
        output = new();
        return Pairs.Get(caller, provider).Translate(Pairs.Streamed[caller], Pairs.Context(provider, stream: true)).CreateStream();
    }

    private static (string Name, string Data)[] First(string to) => to switch
    {
        "OpenAIChat" => [("", """{"id":"1","choices":[{"index":0,"delta":{"role":"assistant","content":"Sa"},"finish_reason":null}]}""")],
        "OpenAIResponses" => [("response.created", """{"type":"response.created","response":{"id":"r"}}"""), ("response.output_text.delta", """{"type":"response.output_text.delta","delta":"Sa"}""")],
        "Anthropic" => [("message_start", """{"type":"message_start","message":{"id":"m"}}"""), ("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Sa"}}""")],
        "Gemini" => [("", """{"candidates":[{"content":{"parts":[{"text":"Sa"}]}}],"responseId":"g"}""")],
        _ => [("messageStart", """{"role":"assistant"}"""), ("contentBlockDelta", """{"delta":{"text":"Sa"},"contentBlockIndex":0}""")],
    };

    private static void Feed(IStreamTranslator stream, ArrayBufferWriter<byte> output, (string Name, string Data)[] events)
    {
        foreach (var (name, data) in events)
            stream.Event(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(data), output);
    }
}
