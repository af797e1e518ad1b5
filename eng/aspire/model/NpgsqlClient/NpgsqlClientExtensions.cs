using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Model of Aspire's EF Core client integration for Postgres.</summary>
public static class NpgsqlClientExtensions
{
    /// <summary>Registers a pooled <typeparamref name="TContext"/> on the named connection string, with retries.</summary>
    public static void AddNpgsqlDbContext<TContext>(this IHostApplicationBuilder builder, string connectionName, Action<DbContextOptionsBuilder>? configureDbContextOptions = null)
        where TContext : DbContext =>
        builder.Services.AddDbContextPool<TContext>(options =>
        {
            options.UseNpgsql(builder.Configuration.GetConnectionString(connectionName), npgsql => npgsql.EnableRetryOnFailure());
            configureDbContextOptions?.Invoke(options);
        });
}
