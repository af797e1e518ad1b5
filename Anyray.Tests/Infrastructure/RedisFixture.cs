namespace Anyray.Tests.Infrastructure;

/// <summary>An empty database of the shared Redis: <c>IClassFixture&lt;RedisFixture&gt;</c>, with tests marked <see cref="RedisFactAttribute"/>.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    /// <summary>Connection string of the database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (RedisServer.Program is null && !TestEnvironment.IsCi) return;
        ConnectionString = (await RedisServer.SharedAsync()).NewDatabase();
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
