using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Errors;

/// <summary>Errors outside a call: unknown paths, wrong methods, a service that is not there.</summary>
internal static class PlainError
{
    public static async Task WriteAsync(HttpContext http, Dialect dialect, int status, ErrorType type, string message, string? code = null)
    {
        using var body = new PooledWriter(512);
        new ErrorBody(status, type, message) { RequestId = http.TraceIdentifier, Code = code ?? (type == ErrorType.NotFound ? "unknown_path" : null) }.Write(body, dialect);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body.Memory, http.RequestAborted);
    }

    /// <summary>The dialect of a path that nothing is mapped to, as far as it tells.</summary>
    public static Dialect DialectOf(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/v1beta") ? Dialect.Gemini
        : http.Request.Path.StartsWithSegments("/v1/messages") || http.Request.Headers.ContainsKey("anthropic-version") ? Dialect.Anthropic
        : Dialect.OpenAIChat;

    /// <summary>Answers every path that nothing else is mapped to.</summary>
    public static void MapUnknownPaths(this WebApplication app) => app.MapFallback("{**path}", (RequestDelegate)UnknownPathAsync);

    public static Task UnknownPathAsync(HttpContext http) => WriteAsync(http, DialectOf(http), StatusCodes.Status404NotFound, ErrorType.NotFound,
        "There is nothing at this path; model calls go to /v1/…, e.g. /v1/chat/completions or /v1/messages.");
}
