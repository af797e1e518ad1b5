using System.Text;
using Anyray.Optimizer;
using Anyray.Optimizer.Redis;
using Anyray.Optimizer.Stash;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Anyray.Tests.Optimizer.Core.Stash;

public sealed class RedisStashTests(RedisFixture redis) : StashCompliance, IClassFixture<RedisFixture>
{
    private static readonly IOptions<OptimizerOptions> Settings = Options.Create(new OptimizerOptions { ContentKey = new string('b', 64), RedisDeadlineMs = 5000 });

    private readonly Lazy<IConnectionMultiplexer> _connection = new(() => ConnectionMultiplexer.Connect(redis.ConnectionString));

    // A new one each time: what it gives back has been in Redis.
    private protected override IStash Stash => new RedisStash(
        new RedisLink(TimeProvider.System, Settings, NullLogger<RedisLink>.Instance, _connection.Value), new ContentCipher(Settings), new MemoryStash(Settings), Settings);

    [RedisFact]
    public async Task AtRest_NothingReadsAsText_AndEntriesExpire()
    {
        await Stash.PutAsync("t", "ctx_rest_1", Encoding.UTF8.GetBytes("the canary sings"));
        var server = _connection.Value.GetServer(_connection.Value.GetEndPoints()[0]);
        var database = _connection.Value.GetDatabase();
        foreach (var key in server.Keys(database.Database))
        {
            Assert.DoesNotContain("ctx_rest_1", key.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("canary", Encoding.Latin1.GetString((byte[])(await database.StringGetAsync(key))!), StringComparison.Ordinal);
            Assert.NotNull(await database.KeyTimeToLiveAsync(key));
        }
    }
}
