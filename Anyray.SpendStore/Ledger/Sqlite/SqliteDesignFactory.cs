using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Anyray.SpendStore.Ledger.Sqlite;

/// <summary>For <c>dotnet ef migrations add --context SqliteSpendContext</c>; nothing connects to it.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteSpendContext>
{
    public SqliteSpendContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteSpendContext>().UseSqlite("Data Source=:memory:").Options);
}
