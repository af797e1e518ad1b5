using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>The model on Postgres.</summary>
public sealed class PostgresSpendContext(DbContextOptions<PostgresSpendContext> options) : SpendContext(options)
{
    /// <inheritdoc />
    protected override string JsonType => "jsonb";
}
