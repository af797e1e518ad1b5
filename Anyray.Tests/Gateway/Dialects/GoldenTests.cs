using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Streaming;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>Every feature file of a dialect, converted to every other dialect.</summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<Dialect, string> Minimal = new()
    {
        [Dialect.OpenAIChat] = """{"model":"m","messages":[{"role":"user","content":"hi"}],"stream":true,"stream_options":{"include_usage":true}}""",
        [Dialect.OpenAIResponses] = """{"model":"m","input":"hi","stream":true}""",
        [Dialect.OpenAICompletions] = """{"model":"m","prompt":"hi","stream":true,"stream_options":{"include_usage":true}}""",
        [Dialect.Anthropic] = """{"model":"m","max_tokens":1000,"messages":[{"role":"user","content":"hi"}],"stream":true}""",
        [Dialect.Gemini] = """{"contents":[{"role":"user","parts":[{"text":"hi"}]}]}""",
    };

    public static TheoryData<string, string, string> Cases(string kind)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var pair in Pairs.All.Where(pair => Minimal.ContainsKey(pair.From)))
        {
            var owner = kind == "requests" ? pair.From : pair.To;
            foreach (var file in Golden.Inputs(kind, owner.Name()))
            {
                // Legacy completions have no structured output to ask for.
                if (pair.From != Dialect.OpenAICompletions || !file.StartsWith("structured", StringComparison.Ordinal))
                    data.Add(pair.From.ToString(), pair.To.ToString(), file);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases), "requests")]
    public void Request_OfOneDialect_BecomesTheOther(string from, string to, string file)
    {
        var (caller, provider) = (Enum.Parse<Dialect>(from), Enum.Parse<Dialect>(to));
        var body = Golden.Read("requests", caller.Name(), file);
        var expected = new JsonObject();
        try
        {
            var translation = Pairs.Get(caller, provider).Translate(body, Pairs.Context(provider));
            if (translation.DroppedParams.Count > 0)
                expected["dropped"] = new JsonArray([.. translation.DroppedParams.Select(name => JsonValue.Create(name))]);
            expected["body"] = JsonNode.Parse(translation.Body.Span);
        }
        catch (TranslationRefusedException e)
        {
            expected["refused"] = e.Message;
            expected["param"] = e.Param;
        }

        Golden.Check("requests", caller.Name(), $"{Feature(file)}.{provider.Name()}.json", Golden.Indent(JsonSerializer.SerializeToUtf8Bytes(expected)));
    }

    [Theory]
    [MemberData(nameof(Cases), "answers")]
    public void Answer_OfOneDialect_BecomesTheOther(string from, string to, string file)
    {
        var (caller, provider) = (Enum.Parse<Dialect>(from), Enum.Parse<Dialect>(to));
        var output = new ArrayBufferWriter<byte>();
        Translate(caller, provider, file).WriteResponse(Golden.Read("answers", provider.Name(), file), output);
        Golden.Check("answers", provider.Name(), $"{Feature(file)}.{caller.Name()}.json", Golden.Indent(output.WrittenSpan));
    }

    [Theory]
    [MemberData(nameof(Cases), "streams")]
    public void Stream_OfOneDialect_BecomesTheOther(string from, string to, string file)
    {
        var (caller, provider) = (Enum.Parse<Dialect>(from), Enum.Parse<Dialect>(to));
        var stream = Translate(caller, provider, file).CreateStream();
        var output = new ArrayBufferWriter<byte>();
        var bytes = Golden.Read("streams", provider.Name(), file);
        using var scanner = new SseScanner();
        var start = 0;
        while (scanner.TryRead(bytes, start, ended: true, out var frame))
        {
            if (!scanner.Data.SequenceEqual("[DONE]"u8))
                stream.Event(scanner.Name, scanner.Data, output);
            start = frame.End;
            scanner.Reset(start);
        }

        stream.End(output);
        Golden.Check("streams", provider.Name(), $"{Feature(file)}.{caller.Name()}.txt", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    /// <summary>The request does not matter to the answer, but for structured output, which some providers give through a tool, and for custom tools.</summary>
    private static Translation Translate(Dialect caller, Dialect provider, string file)
    {
        var body = Minimal[caller];
        if (file.StartsWith("structured", StringComparison.Ordinal))
            body = Encoding.UTF8.GetString(Golden.Read("requests", caller.Name(), "structured.in.json"));
        if (caller is Dialect.OpenAIChat or Dialect.OpenAIResponses && file.StartsWith("custom-tools", StringComparison.Ordinal))
            body = Encoding.UTF8.GetString(Golden.Read("requests", caller.Name(), "custom-tools.in.json"));
        return Pairs.Get(caller, provider).Translate(Encoding.UTF8.GetBytes(body), Pairs.Context(provider, stream: true));
    }

    private static string Feature(string file) => file[..file.IndexOf(".in.", StringComparison.Ordinal)];
}
