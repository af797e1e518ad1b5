using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Streaming;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>Every feature file with one value after the other replaced by one of another kind: bad input must be refused, never crash.</summary>
public sealed class MutationTests
{
    private static readonly string[] Replacements =
        ["null", "true", "1e400", "\"\\ud800\"", "\"data:image/png,x\"", "[null]", "{}"];

    private static readonly ConcurrentDictionary<string, List<byte[]>> Made = new();

    public static TheoryData<string, string> AllPairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var pair in Pairs.All.Where(pair => pair.From is not (Dialect.OpenAIEmbeddings or Dialect.GeminiEmbeddings)))
                data.Add(pair.From.ToString(), pair.To.ToString());
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Request_WithAnyValueReplaced_IsTranslatedOrRefused(string from, string to)
    {
        var (caller, provider) = (Enum.Parse<Dialect>(from), Enum.Parse<Dialect>(to));
        var pair = Pairs.Get(caller, provider);
        foreach (var file in Golden.Inputs("requests", caller.Name()))
            foreach (var mutant in Mutants(Golden.Read("requests", caller.Name(), file)))
            {
                try
                {
                    using var body = JsonDocument.Parse(pair.Translate(mutant, Pairs.Context(provider)).Body);
                }
                catch (TranslationRefusedException e)
                {
                    Assert.NotEmpty(e.Message);
                }
            }
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Answer_WithAnyValueReplaced_IsTranslatedOrMalformed(string from, string to)
    {
        var (caller, provider) = (Enum.Parse<Dialect>(from), Enum.Parse<Dialect>(to));
        var translation = Translate(caller, provider);
        foreach (var file in Golden.Inputs("answers", provider.Name()))
            foreach (var mutant in Mutants(Golden.Read("answers", provider.Name(), file)))
            {
                var output = new ArrayBufferWriter<byte>();
                try
                {
                    translation.WriteResponse(mutant, output);
                    using var answer = JsonDocument.Parse(output.WrittenMemory);
                }
                catch (JsonException e)
                {
                    Assert.NotEmpty(e.Message);
                }
            }
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Stream_WithAnyValueReplaced_IsTranslatedOrMalformed(string from, string to)
    {
        var (caller, provider) = (Enum.Parse<Dialect>(from), Enum.Parse<Dialect>(to));
        var translation = Translate(caller, provider);
        foreach (var file in Golden.Inputs("streams", provider.Name()))
        {
            var events = Events(Golden.Read("streams", provider.Name(), file));
            for (var bad = 0; bad < events.Count; bad++)
                foreach (var mutant in Mutants(events[bad].Data))
                    Play(translation.CreateStream(), [.. events[..bad], (events[bad].Name, mutant)]);
        }
    }

    private static void Play(IStreamTranslator stream, List<(byte[] Name, byte[] Data)> events)
    {
        var output = new ArrayBufferWriter<byte>();
        try
        {
            foreach (var (name, data) in events)
                stream.Event(name, data, output);
            stream.End(output);
        }
        catch (JsonException)
        {
            stream.Error("api_error", "malformed", output);
        }
    }

    private static List<(byte[] Name, byte[] Data)> Events(byte[] stream)
    {
        var events = new List<(byte[], byte[])>();
        using var scanner = new SseScanner();
        for (var start = 0; scanner.TryRead(stream, start, ended: true, out var frame); start = frame.End, scanner.Reset(start))
            if (!scanner.Data.SequenceEqual("[DONE]"u8))
                events.Add((scanner.Name.ToArray(), scanner.Data.ToArray()));
        return events;
    }

    private static Translation Translate(Dialect caller, Dialect provider) => Pairs.Get(caller, provider).Translate(
        Encoding.UTF8.GetBytes(caller switch
        {
            Dialect.Anthropic => """{"max_tokens":9,"messages":[{"role":"user","content":"hi"}],"stream":true}""",
            Dialect.Gemini => """{"contents":[{"parts":[{"text":"hi"}]}]}""",
            Dialect.OpenAIResponses => """{"input":"hi","stream":true}""",
            Dialect.OpenAICompletions => """{"prompt":"hi","stream":true}""",
            _ => """{"messages":[{"role":"user","content":"hi"}],"stream":true}""",
        }),
        Pairs.Context(provider, stream: true));

    private static List<byte[]> Mutants(byte[] json) => Made.GetOrAdd(Encoding.UTF8.GetString(json), _ => [.. Make(json)]);

    private static IEnumerable<byte[]> Make(byte[] json)
    {
        var paths = Values(JsonNode.Parse(json)!).Count();
        for (var at = 0; at < paths; at++)
            foreach (var replacement in Replacements)
            {
                var root = JsonNode.Parse(json)!;
                var node = Values(root).ElementAt(at);
                // A marker, since a node cannot hold text that is not plain JSON, such as a lone surrogate.
                node.ReplaceWith("@@here@@");
                yield return Encoding.UTF8.GetBytes(root.ToJsonString().Replace("\"@@here@@\"", replacement, StringComparison.Ordinal));
            }
    }

    private static IEnumerable<JsonNode> Values(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children)
        {
            if (child is null)
                continue;
            yield return child;
            foreach (var below in Values(child))
                yield return below;
        }
    }
}
