using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Ledger;

/// <summary>Transactions that are repeated whole when the connection drops.</summary>
internal static class LedgerTransaction
{
    /// <summary>Runs <paramref name="work"/> in one transaction. It may run again, so it must not keep state of a failed run.</summary>
    public static Task<T> InTransactionAsync<T>(this SpendContext db, Func<Task<T>> work, CancellationToken stop) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var result = await work();
            await transaction.CommitAsync(stop);
            return result;
        });
}
