using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Gateway.Dialects;
using CsCheck;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>A conversation put into another dialect and back is the same conversation.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Words = Gen.String[Gen.Char["abcé漢 \"\\\n{}<>"], 1, 12].Select(text => "x" + text);

    /// <summary>One exchange: the user's words, the model's words and calls, then results and perhaps more words.</summary>
    private static readonly Gen<(string User, string Model, string[] Arguments, bool More)[]> Exchanges =
        Gen.Select(Words, Words, Words.Array[0, 3], Gen.Bool, (user, model, arguments, more) => (user, model, arguments, more)).Array[1, 6];

    [Theory]
    [InlineData("OpenAIChat")]
    [InlineData("OpenAIResponses")]
    [InlineData("Gemini")]
    public void Conversation_ThereAndBack_IsTheSame(string other)
    {
        var dialect = Enum.Parse<Dialect>(other);
        Exchanges.Sample(exchanges =>
        {
            var request = Conversation(exchanges);
            var there = Pairs.Get(Dialect.Anthropic, dialect).Translate(request, Pairs.Context(dialect));
            var back = Pairs.Get(dialect, Dialect.Anthropic).Translate(there.Body, Pairs.Context(Dialect.Anthropic));
            var (expected, actual) = (JsonNode.Parse(request)!, JsonNode.Parse(back.Body.Span)!);
            foreach (var member in new[] { "system", "messages", "tools", "max_tokens" })
                Assert.True(JsonNode.DeepEquals(expected[member], actual[member]), $"{member}:\n{expected[member]}\n{actual[member]}");
        }, iter: 200);
    }

    private static byte[] Conversation((string User, string Model, string[] Arguments, bool More)[] exchanges)
    {
        var messages = new JsonArray();
        var calls = 0;
        var pending = new List<JsonNode>();
        foreach (var (user, model, arguments, more) in exchanges)
        {
            if (pending.Count == 0 || more)
                pending.Add(Text(user));
            messages.Add(Message("user", pending));
            var said = new List<JsonNode> { Text(model) };
            pending = [];
            foreach (var argument in arguments)
            {
                var id = $"call_{calls++}";
                said.Add(new JsonObject { ["type"] = "tool_use", ["id"] = id, ["name"] = "look", ["input"] = new JsonObject { ["at"] = argument } });
                pending.Add(new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = id, ["content"] = "seen " + argument });
            }

            messages.Add(Message("assistant", said));
        }

        pending.Add(Text("Go on."));
        messages.Add(Message("user", pending));
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["model"] = "m",
            ["max_tokens"] = 500,
            ["system"] = "Be kind.",
            ["messages"] = messages,
            ["tools"] = new JsonArray(new JsonObject
            {
                ["name"] = "look",
                ["description"] = "Looks.",
                ["input_schema"] = JsonNode.Parse("""{"type":"object","properties":{"at":{"type":"string"}},"required":["at"]}"""),
            }),
        });
    }

    private static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };

    private static JsonObject Message(string role, List<JsonNode> blocks) => new()
    {
        ["role"] = role,
        ["content"] = blocks is [JsonObject { Count: 2 } only] && (string?)only["type"] == "text" ? (string)only["text"]! : new JsonArray([.. blocks]),
    };
}
