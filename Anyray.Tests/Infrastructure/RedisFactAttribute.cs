namespace Anyray.Tests.Infrastructure;

/// <summary>A fact that needs Redis: skipped with a reason where it is not installed, failed under CI.</summary>
public sealed class RedisFactAttribute : FactAttribute
{
    /// <summary>Skips where Redis is missing.</summary>
    public RedisFactAttribute() => Skip = TestEnvironment.SkipUnless(RedisServer.Program, "apt-get install redis-server");
}
