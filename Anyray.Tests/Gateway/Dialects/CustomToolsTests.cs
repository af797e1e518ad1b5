using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Gateway.Dialects;
using CsCheck;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>The text of a custom tool's call arrives as the model wrote it, however a provider cuts and spells the JSON around it.</summary>
public sealed class CustomToolsTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Char["aé漢\"\\{}[]: \n\r\t\u0001/"].Select(c => c.ToString()), Gen.Const("😀"), Gen.Const("\\u00e9"))
        .Array[0, 20].Select(string.Concat);

    private static readonly Dictionary<Dialect, byte[]> Requests = new()
    {
        [Dialect.OpenAIChat] = """{"messages":[{"role":"user","content":"hi"}],"stream":true,"tools":[{"type":"custom","custom":{"name":"patch"}}]}"""u8.ToArray(),
        [Dialect.OpenAIResponses] = """{"input":"hi","stream":true,"tools":[{"type":"custom","name":"patch"}]}"""u8.ToArray(),
    };

    [Theory]
    [InlineData("OpenAIChat")]
    [InlineData("OpenAIResponses")]
    public void Input_InAnyPieces_ArrivesWhole(string caller) =>
        Gen.Select(Texts, Gen.Int[0, 3], Gen.Int[1, 9]).Sample((text, spelling, size) =>
        {
            var arguments = Spell(text, spelling);
            Assert.Equal(text, Whole(caller, arguments));
            Assert.Equal(text, Streamed(caller, arguments.Chunk(size).Select(piece => new string(piece))));
        }, iter: 400);

    [Theory]
    [InlineData("", "")]
    [InlineData("{}", "")]
    [InlineData("plain words", "plain words")]
    [InlineData("{\"other\":\"x\"}", "{\"other\":\"x\"}")]
    [InlineData("{\"input\":5}", "{\"input\":5}")]
    [InlineData("{\"more\":1,\"input\":\"x\"}", "x")]
    [InlineData("{\"input\":\"x\",\"more\":1}", "x")]
    [InlineData("{\"input\":\"cut off", "cut off")]
    [InlineData("{\"input\":\"cut off\\u00", "cut off")]
    [InlineData("{\"input\":\"half \\ud83d\"}", "half \uFFFD")]
    [InlineData("{\"input\":\"two \\ud83d\\ud83d\\ude00\"}", "two \uFFFD😀")]
    [InlineData("{\"input\":\"rm \"a b\" c\"}", "rm \"a b\" c\"}")]
    public void Arguments_ThatAreNotOneText_LoseNothing(string arguments, string text)
    {
        foreach (var caller in Requests.Keys.Select(dialect => dialect.ToString()))
        {
            Assert.Equal(text, Whole(caller, arguments));
            Assert.Equal(text, Streamed(caller, arguments.Select(sign => sign.ToString())));
        }
    }

    private static string Spell(string text, int spelling) => spelling switch
    {
        0 => JsonSerializer.Serialize(new { input = text }),
        1 => JsonSerializer.Serialize(new { input = text }, new JsonSerializerOptions { WriteIndented = true }),
        2 => $" {{ \"input\" :\n{JsonSerializer.Serialize(text)} }}\n",
        _ => "{\"input\":\"" + string.Concat(text.Select(sign => $"\\u{(int)sign:X4}")) + "\"}",
    };

    private static string Whole(string caller, string arguments)
    {
        var answer = JsonSerializer.SerializeToUtf8Bytes(new
        {
            choices = new[] { new { message = new { tool_calls = new[] { new { id = "c", function = new { name = "patch", arguments } } } }, finish_reason = "tool_calls" } },
        });
        var from = Enum.Parse<Dialect>(caller);
        var to = from == Dialect.OpenAIChat ? Dialect.OpenAIResponses : Dialect.OpenAIChat;
        if (to == Dialect.OpenAIResponses)
            answer = JsonSerializer.SerializeToUtf8Bytes(new { status = "completed", output = new[] { new { type = "function_call", call_id = "c", name = "patch", arguments } } });
        var output = new ArrayBufferWriter<byte>();
        Translate(from, to).WriteResponse(answer, output);
        var root = JsonNode.Parse(output.WrittenSpan)!;
        var call = from == Dialect.OpenAIChat ? root["choices"]![0]!["message"]!["tool_calls"]![0]! : root["output"]![0]!;
        Assert.Equal(from == Dialect.OpenAIChat ? "custom" : "custom_tool_call", (string?)call["type"]);
        return (string)(from == Dialect.OpenAIChat ? call["custom"]! : call)["input"]!;
    }

    private static string Streamed(string caller, IEnumerable<string> pieces)
    {
        var from = Enum.Parse<Dialect>(caller);
        var stream = Translate(from, Dialect.Anthropic).CreateStream();
        var output = new ArrayBufferWriter<byte>();
        Feed("""{"type":"message_start","message":{"id":"m","usage":{"input_tokens":1}}}"""u8);
        Feed("""{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"c","name":"patch","input":{}}}"""u8);
        foreach (var piece in pieces)
            Feed(JsonSerializer.SerializeToUtf8Bytes(new { type = "content_block_delta", index = 0, delta = new { type = "input_json_delta", partial_json = piece } }));
        Feed("""{"type":"content_block_stop","index":0}"""u8);
        Feed("""{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":1}}"""u8);
        stream.End(output);
        return from == Dialect.OpenAIChat ? ReadChat(output.WrittenSpan) : ReadResponses(output.WrittenSpan);

        void Feed(ReadOnlySpan<byte> data) => stream.Event(default, data, output);
    }

    private static string ReadChat(ReadOnlySpan<byte> stream)
    {
        var deltas = Events(stream).SelectMany(chunk => chunk["choices"]!.AsArray()).Select(choice => choice!["delta"]!["tool_calls"]?[0]).OfType<JsonNode>().ToList();
        Assert.Equal("custom", (string?)deltas[0]["type"]);
        Assert.Equal("patch", (string?)deltas[0]["custom"]!["name"]);
        return string.Concat(deltas.Select(delta => (string?)delta["custom"]!["input"]));
    }

    /// <summary>The deltas, the event that ends them and the item all tell the same.</summary>
    private static string ReadResponses(ReadOnlySpan<byte> stream)
    {
        var events = Events(stream);
        var text = string.Concat(events.Where(item => (string?)item["type"] == "response.custom_tool_call_input.delta").Select(item => (string?)item["delta"]));
        Assert.Equal(text, (string?)events.Single(item => (string?)item["type"] == "response.custom_tool_call_input.done")["input"]);
        var done = events.Single(item => (string?)item["type"] == "response.output_item.done")["item"]!;
        Assert.Equal("custom_tool_call", (string?)done["type"]);
        Assert.Equal(text, (string?)done["input"]);
        Assert.True(JsonNode.DeepEquals(done, events[^1]["response"]!["output"]![0]));
        return text;
    }

    private static List<JsonNode> Events(ReadOnlySpan<byte> stream) =>
        [.. Encoding.UTF8.GetString(stream).Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line[6..])!)];

    private static Translation Translate(Dialect from, Dialect to) => Pairs.Get(from, to).Translate(Requests[from], Pairs.Context(to, stream: true));
}
