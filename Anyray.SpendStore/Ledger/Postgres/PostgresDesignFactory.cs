using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>For <c>dotnet ef migrations add --context PostgresSpendContext</c>; nothing connects to it.</summary>
internal sealed class PostgresDesignFactory : IDesignTimeDbContextFactory<PostgresSpendContext>
{
    public PostgresSpendContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresSpendContext>().UseNpgsql("Host=localhost").Options);
}
