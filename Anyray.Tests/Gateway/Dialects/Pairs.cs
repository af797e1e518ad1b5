using Anyray.Gateway.Dialects;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>The registered translators, and the context the golden files were made with.</summary>
internal static class Pairs
{
    public static readonly IReadOnlyList<IDialectTranslator> All =
        [.. new ServiceCollection().AddDialects().BuildServiceProvider().GetServices<IDialectTranslator>()];

    public static readonly IReadOnlyDictionary<Dialect, (string Provider, string Model)> Providers = new Dictionary<Dialect, (string, string)>
    {
        [Dialect.OpenAIChat] = ("openai", "gpt-4.1"),
        [Dialect.OpenAIResponses] = ("openai", "gpt-5.2"),
        [Dialect.Anthropic] = ("anthropic", "claude-sonnet-4-5"),
        [Dialect.Gemini] = ("google", "gemini-2.5-pro"),
        [Dialect.Converse] = ("bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"),
        [Dialect.OpenAIEmbeddings] = ("openai", "text-embedding-3-small"),
        [Dialect.GeminiEmbeddings] = ("google", "gemini-embedding-001"),
    };

    /// <summary>A small request for a stream, by the caller's dialect.</summary>
    public static readonly IReadOnlyDictionary<Dialect, byte[]> Streamed = new Dictionary<Dialect, byte[]>
    {
        [Dialect.OpenAIChat] = """{"messages":[{"role":"user","content":"hi"}],"stream":true}"""u8.ToArray(),
        [Dialect.OpenAIResponses] = """{"input":"hi","stream":true}"""u8.ToArray(),
        [Dialect.OpenAICompletions] = """{"prompt":"hi","stream":true}"""u8.ToArray(),
        [Dialect.Anthropic] = """{"max_tokens":9,"messages":[{"role":"user","content":"hi"}],"stream":true}"""u8.ToArray(),
        [Dialect.Gemini] = """{"contents":[{"parts":[{"text":"hi"}]}]}"""u8.ToArray(),
    };

    public static IDialectTranslator Get(Dialect from, Dialect to) => All.Single(pair => pair.From == from && pair.To == to);

    public static TranslationContext Context(Dialect to, string? provider = null, string? model = null, bool stream = false) => new()
    {
        Provider = provider ?? Providers[to].Provider,
        Model = model ?? Providers[to].Model,
        ModelAsked = "asked-model",
        RequestId = "req01",
        Now = DateTimeOffset.FromUnixTimeSeconds(1_780_000_000),
        Stream = stream,
    };
}
