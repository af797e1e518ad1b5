using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>The model on Postgres.</summary>
public sealed class PostgresSpendContext(DbContextOptions<PostgresSpendContext> options) : SpendContext(options)
{
    /// <inheritdoc />
    /// <remarks>Fewer round trips; the protocol's limit is 65 535.</remarks>
    internal override int ParametersPerStatement => 30_000;

    /// <inheritdoc />
    protected override string JsonType => "jsonb";
}
