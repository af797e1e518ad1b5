using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Audit;

internal static class AuditList
{
    private const int MaxLimit = 500;

    public static void MapAudit(this IEndpointRouteBuilder admin) => admin.MapGet("/audit", async (int? limit, long? before, SpendContext db, CancellationToken stop) =>
    {
        var rows = await db.AuditAsync(Math.Clamp(limit ?? 100, 1, MaxLimit), before, stop);
        return new { Items = rows.Select(AuditView.Of), Next = rows.Count == 0 ? (long?)null : rows[^1].Id };
    }).WithTags("Audit").WithSummary("Changes, newest first; go on with before=next.");

    public static Task<List<AuditRow>> AuditAsync(this SpendContext db, int limit, long? before, CancellationToken stop) =>
        db.Audit.AsNoTracking().Where(a => before == null || a.Id < before).OrderByDescending(a => a.Id).Take(limit).ToListAsync(stop);
}
