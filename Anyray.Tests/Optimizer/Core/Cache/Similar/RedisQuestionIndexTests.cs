using Anyray.Optimizer;
using Anyray.Optimizer.Cache.Similar;
using Anyray.Optimizer.Redis;
using Anyray.Optimizer.Stash;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Anyray.Tests.Optimizer.Core.Cache.Similar;

public sealed class RedisQuestionIndexTests(RedisFixture redis) : QuestionIndexCompliance, IClassFixture<RedisFixture>
{
    private static readonly IOptions<OptimizerOptions> Settings = Options.Create(new OptimizerOptions { ContentKey = new string('e', 64), RedisDeadlineMs = 5000 });

    private readonly Lazy<IConnectionMultiplexer> _connection = new(() => ConnectionMultiplexer.Connect(redis.ConnectionString));

    private protected override IQuestionIndex Index => new RedisQuestionIndex(
        new RedisLink(TimeProvider.System, Settings, NullLogger<RedisLink>.Instance, _connection.Value), new ContentCipher(Settings), new MemoryQuestionIndex(Settings));
}
