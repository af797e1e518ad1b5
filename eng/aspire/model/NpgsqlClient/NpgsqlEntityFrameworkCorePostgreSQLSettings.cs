namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

/// <summary>Settings of an EF Core context on Postgres, from section <c>Aspire:Npgsql:EntityFrameworkCore:PostgreSQL</c> and <c>ConnectionStrings:{name}</c>.</summary>
public sealed class NpgsqlEntityFrameworkCorePostgreSQLSettings
{
    /// <summary>The connection string.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether a failed command is not tried again.</summary>
    public bool DisableRetry { get; set; }

    /// <summary>Whether the health check is left out.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Whether no spans of commands are recorded.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Whether no metrics of the connections are recorded.</summary>
    public bool DisableMetrics { get; set; }

    /// <summary>How long a command may take, in seconds.</summary>
    public int? CommandTimeout { get; set; }
}
