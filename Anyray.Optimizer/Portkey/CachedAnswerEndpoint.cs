using System.Text;
using Anyray.Optimizer.Hosts;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Protocol;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Portkey;

/// <summary>
/// <c>POST /portkey/cache/v1/chat/completions</c>: the cache as an OpenAI-shaped provider, for a fallback target. JSON or event
/// stream as asked; 404 <c>cache_miss</c> sends Portkey to its next target.
/// </summary>
internal sealed class CachedAnswerEndpoint(IHostOptimizer optimizer, TimeProvider time, IOptions<OptimizerOptions> options)
{
    /// <summary>200 with the cached answer, or 404.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        using var envelope = await Envelope.ReadAsync(context.Request, options.Value);
        var body = envelope.Root.Raw.ToArray();
        var claimed = Encoding.UTF8.GetBytes(context.Request.Headers["x-portkey-metadata"].ToString());
        using var claims = TryParse(claimed);
        var call = new HostCall
        {
            Endpoint = "/v1/chat/completions",
            Body = body,
            Metadata = PortkeyIdentity.Of(context, PortkeyIdentity.CacheHeader, claims?.Root ?? default, options.Value),
            Trusted = HookAuthFilter.TrustsCallers(options.Value),
            Stream = RequestStreamFlag.Of(body),
            Began = time.GetUtcNow(),
        };
        if (await optimizer.FindAsync(call, context.RequestAborted) is not { Cached: { } cached } decision)
            return Results.Json(new { error = new { message = "No cached answer.", type = "not_found", code = "cache_miss" } }, statusCode: StatusCodes.Status404NotFound);
        optimizer.Settle(call, decision, new HostAnswer(200, cached, call.Stream));
        return new JsonBytes(cached, call.Stream ? "text/event-stream" : "application/json");
    }

    private static JsonTree? TryParse(byte[] json)
    {
        try
        {
            return json.Length == 0 ? null : JsonTree.Parse(json);
        }
        catch (MalformedRequestException)
        {
            return null;
        }
    }
}
