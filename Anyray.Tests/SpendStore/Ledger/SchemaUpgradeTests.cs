using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Ledger.Postgres;
using Anyray.SpendStore.Ledger.Sqlite;
using Anyray.SpendStore.Rollups;
using Anyray.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Anyray.Tests.SpendStore.Ledger;

/// <summary>A database of an earlier version keeps what it holds.</summary>
public sealed class SchemaUpgradeTests
{
    [Fact]
    public async Task Sqlite_keeps_its_sums()
    {
        using var folder = new TemporaryFolder();
        var options = new DbContextOptionsBuilder<SqliteSpendContext>().UseSqlite($"Data Source={folder.Path}/spend.db;Pooling=False").Options;
        await KeepsAsync(() => new SqliteSpendContext(options));
    }

    [PostgresFact]
    public async Task Postgres_keeps_its_sums()
    {
        var options = new DbContextOptionsBuilder<PostgresSpendContext>().UseNpgsql(await (await PostgresServer.SharedAsync()).NewDatabaseAsync()).Options;
        await KeepsAsync(() => new PostgresSpendContext(options));
    }

    private static async Task KeepsAsync(Func<SpendContext> open)
    {
        string[] migrations;
        await using (var old = open())
        {
            migrations = [.. old.Database.GetMigrations()];
            await old.GetService<IMigrator>().MigrateAsync(migrations[0]);
            old.Rollups.Add(new RollupRow
            {
                Grain = RollupGrain.Day,
                Bucket = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
                Tenant = "default",
                User = "ada",
                Team = "",
                KeyId = "",
                Provider = "openai",
                Model = "gpt-4o",
                Tool = "",
                Arm = "",
                Requests = 7,
            });
            await old.SaveChangesAsync();
        }
        await using var now = open();
        await now.Database.MigrateAsync();
        Assert.Equal(7, (await now.Rollups.SingleAsync()).Requests);
        Assert.Empty(await now.PendingRollups.ToListAsync());
        await now.GetService<IMigrator>().MigrateAsync(migrations[0]);
        Assert.Equal(7, (await now.Rollups.AsNoTracking().SingleAsync()).Requests);
    }
}
