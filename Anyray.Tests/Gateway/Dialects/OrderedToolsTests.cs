using System.Buffers;
using System.Text;
using System.Text.Json;
using Anyray.Gateway.Dialects;
using CsCheck;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>A provider may stream the arguments of several calls, and text, at once; a caller whose parts follow each other loses nothing.</summary>
public sealed class OrderedToolsTests
{
    private static readonly Gen<string> Arguments =
        Gen.String[Gen.Char["aé\"\\{}[] "], 0, 8].Select(text => JsonSerializer.Serialize(new { at = text, more = new[] { text } }));

    [Theory]
    [InlineData("Anthropic")]
    [InlineData("OpenAIResponses")]
    [InlineData("Gemini")]
    public void Interleaved_Calls_ArriveWhole(string caller)
    {
        var from = Enum.Parse<Dialect>(caller);
        Gen.Select(Arguments.Array[1, 4], Gen.Int[0, int.MaxValue], Gen.Bool).Sample((calls, seed, text) =>
        {
            var translation = Pairs.Get(from, Dialect.OpenAIChat).Translate(Request(from), Pairs.Context(Dialect.OpenAIChat, stream: true));
            var stream = translation.CreateStream();
            var output = new ArrayBufferWriter<byte>();
            foreach (var chunk in Interleaved(calls, new Random(seed), text)) stream.Event(default, Encoding.UTF8.GetBytes(chunk), output);
            stream.End(output);
            Assert.Equal(calls.Select(Canonical), Read(from, Encoding.UTF8.GetString(output.WrittenSpan)).Select(Canonical));
        }, iter: 300);
    }

    /// <summary>Fragments of every call in a random order, each call's own in theirs; some words between, blanks behind.</summary>
    private static IEnumerable<string> Interleaved(string[] calls, Random random, bool text)
    {
        var left = calls.Select(call => call.Chunk(3).Select(piece => new string(piece)).Prepend("").Append("\n").ToList()).ToList();
        for (var next = random.Next(calls.Length); left.Exists(pieces => pieces.Count > 0); next = random.Next(calls.Length))
        {
            if (text && random.Next(5) == 0) yield return Chunk(new { content = "word" });
            // Calls begin in order.
            if (left[next].Count == 0 || (next > 0 && left[next - 1].Count == calls[next - 1].Chunk(3).Count() + 2)) continue;
            var first = left[next].Count == calls[next].Chunk(3).Count() + 2;
            yield return Chunk(new
            {
                tool_calls = new object[]
                {
                    first ? new { index = next, id = $"c{next}", type = "function", function = new { name = "look", arguments = "" } }
                        : new { index = next, function = new { arguments = left[next][0] } },
                },
            });
            left[next].RemoveAt(0);
        }
        yield return """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""";
    }

    private static string Chunk(object delta) => JsonSerializer.Serialize(new { id = "c", model = "m", choices = new[] { new { index = 0, delta } } });

    private static byte[] Request(Dialect from) => from switch
    {
        Dialect.Anthropic => """{"max_tokens":9,"messages":[{"role":"user","content":"hi"}],"stream":true}"""u8.ToArray(),
        Dialect.Gemini => """{"contents":[{"parts":[{"text":"hi"}]}]}"""u8.ToArray(),
        _ => """{"input":"hi","stream":true}"""u8.ToArray(),
    };

    private static List<string> Read(Dialect from, string stream)
    {
        var found = new List<string>();
        foreach (var line in stream.Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(line[6..]);
            var root = json.RootElement;
            var type = root.TryGetProperty("type", out var t) ? t.GetString() : null;
            if (type == "content_block_start" && root.GetProperty("content_block").GetProperty("type").GetString() == "tool_use") found.Add("");
            else if (type == "content_block_delta" && root.GetProperty("delta").TryGetProperty("partial_json", out var piece)) found[^1] += piece.GetString();
            else if (type == "response.function_call_arguments.done") found.Add(root.GetProperty("arguments").GetString()!);
            else if (from == Dialect.Gemini)
                foreach (var part in root.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts").EnumerateArray())
                    if (part.TryGetProperty("functionCall", out var call)) found.Add(call.GetProperty("args").GetRawText());
        }
        return found;
    }

    private static string Canonical(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json));
}
