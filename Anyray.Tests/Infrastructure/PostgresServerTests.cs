using Npgsql;

namespace Anyray.Tests.Infrastructure;

public sealed class PostgresServerTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [PostgresFact]
    public async Task A_fixture_gets_an_empty_database_of_a_real_server()
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var count = source.CreateCommand("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'");
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    [PostgresFact]
    public async Task A_crashed_server_comes_back_on_its_data()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.NewDatabaseAsync();
        await ExecuteAsync(database, "CREATE TABLE t AS SELECT 42 AS answer; CHECKPOINT");

        await using var restarted = await server.CrashAndRestartAsync();

        await using var source = NpgsqlDataSource.Create($"{database};Pooling=false");
        await using var query = source.CreateCommand("SELECT answer FROM t");
        Assert.Equal(42, await query.ExecuteScalarAsync());
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
