using StackExchange.Redis;

namespace Anyray.Tests.Infrastructure;

public sealed class RedisServerTests(RedisFixture fixture) : IClassFixture<RedisFixture>
{
    [RedisFact]
    public async Task A_fixture_gets_an_empty_database_of_a_real_server()
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync(fixture.ConnectionString);
        Assert.True(await redis.GetDatabase().StringSetAsync("k", "v"));

        using var other = await ConnectionMultiplexer.ConnectAsync((await RedisServer.SharedAsync()).NewDatabase());
        Assert.False(await other.GetDatabase().KeyExistsAsync("k"));
    }
}
