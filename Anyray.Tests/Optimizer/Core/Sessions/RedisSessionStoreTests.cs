using Anyray.Optimizer;
using Anyray.Optimizer.Redis;
using Anyray.Optimizer.Sessions;
using Anyray.Optimizer.Stash;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Anyray.Tests.Optimizer.Core.Sessions;

public sealed class RedisSessionStoreTests(RedisFixture redis) : SessionStoreCompliance, IClassFixture<RedisFixture>
{
    private static readonly IOptions<OptimizerOptions> Settings = Options.Create(new OptimizerOptions { ContentKey = new string('d', 64), RedisDeadlineMs = 5000 });

    private readonly Lazy<IConnectionMultiplexer> _connection = new(() => ConnectionMultiplexer.Connect(redis.ConnectionString));

    private protected override ISessionStore Store => new RedisSessionStore(
        new RedisLink(TimeProvider.System, Settings, NullLogger<RedisLink>.Instance, _connection.Value), new ContentCipher(Settings), new MemorySessionStore(Settings));
}
