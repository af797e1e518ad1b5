using Anyray.Optimizer.Records;
using Anyray.Optimizer.Regret;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Protocol;

/// <summary><c>POST /v1/record</c>: hands the spend record of an attached gateway to the spend store. A field <c>content</c> is never read.</summary>
internal sealed class RecordEndpoint(SpendStoreLink store, RegretLedger regret, IOptions<OptimizerOptions> options)
{
    /// <summary>202 when the store has it; 404 when none is configured; 400 for a record that can't be read; 503 when the store does not take it.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        if (!store.IsConfigured) return ProtocolFilter.Problem(404, "no_spend_store", "No spend store is configured.");
        using var envelope = await Envelope.ReadAsync(context.Request, options.Value);
        var spend = RecordReader.Read(envelope.Root, HookAuthFilter.TrustsCallers(options.Value));
        if (spend is { OptimizationId: { } optimization, Usage: { } usage }) await regret.ChargeCacheWritesAsync(spend.Tenant, optimization, usage.CacheWrite5m + usage.CacheWrite1h);
        try
        {
            await store.SendAsync(spend, context.RequestAborted);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            return ProtocolFilter.Problem(503, "spend_store_unavailable", "The spend store did not take the record; send it again, it is counted once.");
        }
        return Results.Json(new { id = spend.Id, recorded = true }, statusCode: StatusCodes.Status202Accepted);
    }
}
