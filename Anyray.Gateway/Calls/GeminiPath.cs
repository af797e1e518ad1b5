using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;

namespace Anyray.Gateway.Calls;

/// <summary>Gemini's paths, which name model and method: <c>/v1beta/models/{model}:{method}</c>.</summary>
internal static class GeminiPath
{
    public static Task RunAsync(HttpContext http, CallPipeline pipeline)
    {
        var path = (string)http.Request.RouteValues["method"]!;
        var colon = path.LastIndexOf(':');
        var model = colon < 0 ? path : path[..colon];
        var action = colon < 0 ? "" : path[(colon + 1)..];
        return action switch
        {
            "generateContent" => pipeline.RunAsync(http, CallEndpoint.Gemini, new CallTarget(model, false)),
            "streamGenerateContent" => pipeline.RunAsync(http, CallEndpoint.GeminiStream, new CallTarget(model, true, JsonArray: http.Request.Query["alt"] != "sse")),
            "embedContent" or "batchEmbedContents" => pipeline.RunAsync(http, CallEndpoint.GeminiEmbeddings, new CallTarget(model, false, action)),
            _ => PlainError.WriteAsync(http, Dialect.Gemini, StatusCodes.Status404NotFound, ErrorType.NotFound, "Use models/{model}:generateContent, :streamGenerateContent, :embedContent or :batchEmbedContents."),
        };
    }
}
