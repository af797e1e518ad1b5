using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Ledger.Sqlite;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteSpendContext(DbContextOptions<SqliteSpendContext> options) : SpendContext(options)
{
    /// <inheritdoc />
    protected override string JsonType => "TEXT";

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTime>().HaveConversion<UtcMicroseconds>();
}
