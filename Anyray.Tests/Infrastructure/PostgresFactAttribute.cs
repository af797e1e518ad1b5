namespace Anyray.Tests.Infrastructure;

/// <summary>A fact that needs Postgres: skipped with a reason where it is not installed, failed under CI.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Skips where Postgres is missing.</summary>
    public PostgresFactAttribute() => Skip = TestEnvironment.SkipUnless(PostgresServer.Program, "apt-get install postgresql");
}
