using System.Text.Json;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Spend;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Exports;

/// <summary>
/// Streams ledger lines page by page: memory stays the same however many there are. One long query would not do, as its result
/// is kept whole so that it can be repeated when the connection drops.
/// </summary>
internal static class ExportEndpoint
{
    private const int PageSize = 2_000;

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
        var lines = db.LinesOf(query, filter, time.GetUtcNow());
        http.Response.ContentType = csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"anyray-spend.{(csv ? "csv" : "ndjson")}\"";
        await using var writer = new StreamWriter(http.Response.Body, leaveOpen: true);
        if (csv) await writer.WriteLineAsync(CsvLines.Header);
        List<LedgerRow> page;
        var (after, id) = (DateTime.UnixEpoch, "");
        do
        {
            page = await lines.Where(r => r.Time >= after && (r.Time > after || r.Id.CompareTo(id) > 0)).OrderBy(r => r.Time).ThenBy(r => r.Id).Take(PageSize).ToListAsync(stop);
            foreach (var row in page) await writer.WriteLineAsync((csv ? CsvLines.Of(row) : JsonSerializer.Serialize(row, JsonSerializerOptions.Web)).AsMemory(), stop);
            await writer.FlushAsync(stop);
            if (page.Count > 0) (after, id) = (page[^1].Time, page[^1].Id);
        }
        while (page.Count == PageSize);
    }
}
