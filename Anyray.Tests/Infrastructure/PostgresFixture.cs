namespace Anyray.Tests.Infrastructure;

/// <summary>An empty database of the shared Postgres: <c>IClassFixture&lt;PostgresFixture&gt;</c>, with tests marked <see cref="PostgresFactAttribute"/>.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    /// <summary>Connection string of the database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (PostgresServer.Program is null && !TestEnvironment.IsCi) return;
        ConnectionString = await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
