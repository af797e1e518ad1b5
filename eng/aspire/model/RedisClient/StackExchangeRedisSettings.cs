namespace Aspire.StackExchange.Redis;

/// <summary>Settings of the Redis client, from section <c>Aspire:StackExchange:Redis</c> and <c>ConnectionStrings:{name}</c>.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>The connection string.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether the health check is left out.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Whether no spans of Redis commands are recorded.</summary>
    public bool DisableTracing { get; set; }
}
