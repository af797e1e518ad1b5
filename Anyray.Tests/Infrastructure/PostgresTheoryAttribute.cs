namespace Anyray.Tests.Infrastructure;

/// <summary>A theory that needs Postgres: skipped with a reason where it is not installed, failed under CI.</summary>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where Postgres is missing.</summary>
    public PostgresTheoryAttribute() => Skip = TestEnvironment.SkipUnless(PostgresServer.Program, "apt-get install postgresql");
}
