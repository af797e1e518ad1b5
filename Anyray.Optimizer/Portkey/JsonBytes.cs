namespace Anyray.Optimizer.Portkey;

/// <summary>An answer of ready bytes with its length: Portkey's timer does not cover a body that trickles.</summary>
internal sealed class JsonBytes(ReadOnlyMemory<byte> body, string contentType = "application/json") : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = contentType;
        httpContext.Response.ContentLength = body.Length;
        return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
