using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Ledger.Sqlite;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteSpendContext(DbContextOptions<SqliteSpendContext> options) : SpendContext(options)
{
    /// <inheritdoc />
    /// <remarks>A row or a few: SQLite looks each parameter up by walking through all, and there is no round trip to save.</remarks>
    internal override int ParametersPerStatement => 100;

    /// <inheritdoc />
    protected override string JsonType => "TEXT";

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTime>().HaveConversion<UtcMicroseconds>();
}
