using Anyray.Gateway.Dialects.Anthropic;
using Anyray.Gateway.Dialects.BedrockEmbeddings;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.Converse;
using Anyray.Gateway.Dialects.Embeddings;
using Anyray.Gateway.Dialects.Gemini;
using Anyray.Gateway.Dialects.GeminiEmbeddings;
using Anyray.Gateway.Dialects.OpenAIChat;
using Anyray.Gateway.Dialects.OpenAICompletions;
using Anyray.Gateway.Dialects.OpenAIEmbeddings;
using Anyray.Gateway.Dialects.OpenAIResponses;
using Anyray.Gateway.Dialects.VertexEmbeddings;

namespace Anyray.Gateway.Dialects;

/// <summary>The dialects there are.</summary>
public static class DialectsExtensions
{
    private static readonly IChatCaller[] Callers =
    [
        new OpenAIChatDialect(),
        new OpenAIResponsesDialect(),
        new OpenAICompletionsDialect(),
        new AnthropicDialect(),
        new GeminiDialect(),
    ];

    private static readonly IChatProvider[] Providers =
    [
        new OpenAIChatDialect(),
        new OpenAIResponsesDialect(),
        new AnthropicDialect(),
        new GeminiDialect(),
        new ConverseDialect(),
    ];

    private static readonly IEmbeddingsCaller[] EmbeddingsCallers =
    [
        new OpenAIEmbeddingsDialect(),
        new GeminiEmbeddingsDialect(),
    ];

    private static readonly IEmbeddingsProvider[] EmbeddingsProviders =
    [
        new OpenAIEmbeddingsDialect(),
        new GeminiEmbeddingsDialect(),
        new VertexEmbeddingsDialect(),
        new TitanEmbeddingsDialect(),
        new CohereEmbeddingsDialect(),
    ];

    /// <summary>Adds an <see cref="IDialectTranslator"/> for every ordered pair of different dialects.</summary>
    public static IServiceCollection AddDialects(this IServiceCollection services)
    {
        foreach (var caller in Callers)
            foreach (var provider in Providers)
                if (caller.Dialect != provider.Dialect)
                    services.AddSingleton<IDialectTranslator>(new ChatTranslator(caller, provider));
        foreach (var caller in EmbeddingsCallers)
            foreach (var provider in EmbeddingsProviders)
                if (caller.Dialect != provider.Dialect)
                    services.AddSingleton<IDialectTranslator>(new EmbeddingsTranslator(caller, provider));
        return services;
    }
}
