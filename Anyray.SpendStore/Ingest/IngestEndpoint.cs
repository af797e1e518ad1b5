using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Anyray.SpendStore.Ledger;
using Microsoft.AspNetCore.Http.Features;

namespace Anyray.SpendStore.Ingest;

internal static class IngestEndpoint
{
    private const int BatchSize = 1_000;

    public static void AddIngest(this IServiceCollection services)
    {
        services.AddSingleton<NewRows>();
        services.AddSingleton<LedgerIngest>();
    }

    /// <summary>
    /// <c>POST events</c>: NDJSON of <see cref="SpendEvent"/>; answers <see cref="IngestResult"/>. Safe to repeat after any
    /// failure: what the ledger already has is counted as a duplicate.
    /// </summary>
    public static void MapIngest(this IEndpointRouteBuilder routes) => routes.MapPost("/events", Ingest);

    private static async Task<IResult> Ingest(HttpContext http, SpendContext db, LedgerIngest ingest, TimeProvider time)
    {
        // A spool that drains after a long outage may send more than Kestrel's 30 MB; lines are bounded instead.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        var reader = new EventReader(http.Request.BodyReader, time);
        int read = 0, accepted = 0;
        while (!reader.Completed)
        {
            var rows = await reader.ReadAsync(BatchSize, http.RequestAborted);
            if (rows.Count == 0) continue;
            read += rows.Count;
            accepted += await ingest.WriteAsync(db, rows, http.RequestAborted);
        }
        return Results.Json(new IngestResult(accepted, read - accepted, reader.Rejected), ContractsJsonContext.Default.IngestResult);
    }
}
