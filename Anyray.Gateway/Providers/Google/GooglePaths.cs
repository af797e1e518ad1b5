using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers.Google;

/// <summary>The methods of Gemini's API.</summary>
internal static class GooglePaths
{
    /// <summary>The part after the model, e.g. <c>:streamGenerateContent?alt=sse</c>. Upstream streams are always event streams.</summary>
    public static string Method(ProviderCall call) => call.Dialect switch
    {
        Dialect.GeminiEmbeddings => call.Action is "embedContent" ? ":embedContent" : ":batchEmbedContents",
        Dialect.VertexEmbeddings => ":predict",
        _ => call.Stream ? ":streamGenerateContent?alt=sse" : ":generateContent",
    };
}
