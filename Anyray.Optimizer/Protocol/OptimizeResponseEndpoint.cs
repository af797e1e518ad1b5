using Anyray.Optimizer.Json;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Protocol;

/// <summary><c>POST /v1/optimize-response</c>. No kind changes answers, so the response comes back as it is, with no decisions.</summary>
internal sealed class OptimizeResponseEndpoint(IOptions<OptimizerOptions> options)
{
    /// <summary>200 with <c>{protocolVersion, response, decisions}</c>; 400 when there is no response.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        using var envelope = await Envelope.ReadAsync(context.Request, options.Value);
        if (envelope.Root["response"u8] is not { Exists: true } response) throw new ProtocolException(400, "invalid_request", "response is missing.");
        using var output = new PooledBuffer<byte>(response.End - response.Start + 64);
        output.Add("{\"protocolVersion\":1,\"response\":"u8);
        output.Add(response.Raw);
        output.Add(",\"decisions\":[]}"u8);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = output.Count;
        await context.Response.Body.WriteAsync(output.Memory, context.RequestAborted);
        return Results.Empty;
    }
}
