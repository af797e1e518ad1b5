using System.Buffers;
using System.Text.Json;
using Anyray.Gateway.Dialects;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>Every feature file with one value after the other replaced by one of another kind: bad input must be refused, never crash.</summary>
public sealed class MutationTests
{
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
            foreach (var mutant in Mutants.Of(Golden.Read("requests", caller.Name(), file)))
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
            foreach (var mutant in Mutants.Of(Golden.Read("answers", provider.Name(), file)))
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
            var events = Mutants.Events(Golden.Read("streams", provider.Name(), file));
            for (var bad = 0; bad < events.Count; bad++)
                foreach (var mutant in Mutants.Of(events[bad].Data))
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

    private static Translation Translate(Dialect caller, Dialect provider) =>
        Pairs.Get(caller, provider).Translate(Pairs.Streamed[caller], Pairs.Context(provider, stream: true));
}
