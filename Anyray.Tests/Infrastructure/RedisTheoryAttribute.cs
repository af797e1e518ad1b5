namespace Anyray.Tests.Infrastructure;

/// <summary>A theory that needs Redis: skipped with a reason where it is not installed, failed under CI.</summary>
public sealed class RedisTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where Redis is missing.</summary>
    public RedisTheoryAttribute() => Skip = TestEnvironment.SkipUnless(RedisServer.Program, "apt-get install redis-server");
}
