using System.Text.Json;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Spend;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Exports;

/// <summary>Streams ledger lines as they are read: memory stays the same however many there are.</summary>
internal static class ExportEndpoint
{
    private const int FlushEvery = 500;

    public static void MapExport(this IEndpointRouteBuilder spend) =>
        spend.MapGet("/export", ExportAsync).WithSummary("Lines of a period, oldest first: format=csv (default) or ndjson.");

    private static async Task ExportAsync(HttpContext http, SpendContext db, [AsParameters] SpendQuery query, [AsParameters] LedgerFilter filter, string? format, TimeProvider time)
    {
        var csv = (format ?? "csv").ToLowerInvariant() switch
        {
            "csv" => true,
            "ndjson" => false,
            _ => throw new InvalidInputException("'format' is csv or ndjson.", "format"),
        };
        var stop = http.RequestAborted;
        var lines = db.LinesOf(query, filter, time.GetUtcNow()).OrderBy(r => r.Time).ThenBy(r => r.Id).AsAsyncEnumerable().WithCancellation(stop);

        http.Response.ContentType = csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"anyray-spend.{(csv ? "csv" : "ndjson")}\"";
        await using var writer = new StreamWriter(http.Response.Body, leaveOpen: true);
        if (csv) await writer.WriteLineAsync(CsvLines.Header);
        var count = 0;
        await foreach (var row in lines)
        {
            await writer.WriteLineAsync((csv ? CsvLines.Of(row) : JsonSerializer.Serialize(row, JsonSerializerOptions.Web)).AsMemory(), stop);
            if (++count % FlushEvery == 0) await writer.FlushAsync(stop);
        }
    }
}
