using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.SpendStore.Control;

/// <summary>A fact that needs Postgres and Redis: skipped with a reason where one is not installed, failed under CI.</summary>
public sealed class ReplicaFactAttribute : FactAttribute
{
    public ReplicaFactAttribute() =>
        Skip = TestEnvironment.SkipUnless(PostgresServer.Program, "apt-get install postgresql") ?? TestEnvironment.SkipUnless(RedisServer.Program, "apt-get install redis-server");
}
