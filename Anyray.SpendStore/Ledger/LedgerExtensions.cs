using Anyray.ServiceDefaults.Configuration;
using Anyray.SpendStore.Ledger.Postgres;
using Anyray.SpendStore.Ledger.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anyray.SpendStore.Ledger;

internal static class LedgerExtensions
{
    /// <summary>Postgres when <c>ConnectionStrings:spend</c> is set, else SQLite in the data folder.</summary>
    public static void AddLedger(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        if (builder.Configuration.GetConnectionString("spend") is { Length: > 0 }) builder.AddPostgres();
        else builder.AddSqlite();
        builder.Services.AddSingleton<LedgerReady>();
        builder.Services.AddHostedService<LedgerMigration>();
        builder.Services.AddHealthChecks().AddCheck<LedgerHealth>("ledger");
    }

    private static void AddPostgres(this WebApplicationBuilder builder)
    {
        builder.AddNpgsqlDbContext<PostgresSpendContext>("spend");
        builder.Services.AddScoped<SpendContext>(services => services.GetRequiredService<PostgresSpendContext>());
        builder.Services.AddSingleton<LedgerPartitions>();
        builder.Services.AddSingleton<ILedgerDatabase, PostgresLedgerDatabase>();
    }

    private static void AddSqlite(this WebApplicationBuilder builder)
    {
        var file = Path.Combine(DataDirectory.For(builder.Configuration, builder.Environment, "spend-store"), "spend.db");
        builder.Services.AddDbContextPool<SqliteSpendContext>(options => options.UseSqlite($"Data Source={file}"));
        builder.Services.AddScoped<SpendContext>(services => services.GetRequiredService<SqliteSpendContext>());
        builder.Services.AddSingleton<ILedgerDatabase, SqliteLedgerDatabase>();
    }
}
