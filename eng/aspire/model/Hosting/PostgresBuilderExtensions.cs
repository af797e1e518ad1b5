using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

/// <summary>Adds Postgres.</summary>
public static class PostgresBuilderExtensions
{
    /// <summary>Adds a Postgres server; without a <paramref name="password"/> one is generated.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        if (userName is not null) throw new DistributedApplicationException("This model of Aspire knows only the user 'postgres'.");
        var postgres = builder.AddResource(new PostgresServerResource(name, password?.Resource ?? ParameterResourceBuilderExtensions.Create(
            builder, $"{name}-password", new GenerateParameterDefault(), secret: true, persist: true)));
        postgres.Resource.Endpoint.Port = port;
        builder.Services.AddHealthChecks().AddCheck($"{name}_check", new PostgresCheck(postgres.Resource));
        return postgres
            .WithEnvironment("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256")
            .WithEnvironment("POSTGRES_USER", PostgresServerResource.User)
            .WithEnvironment(context => context.EnvironmentVariables["POSTGRES_PASSWORD"] = postgres.Resource.PasswordParameter)
            .WithHealthCheck($"{name}_check");
    }

    /// <summary>Adds a database, created when the server is ready.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.DatabaseResources.Add(database);
        builder.ApplicationBuilder.Services.AddHealthChecks().AddCheck($"{name}_check", new PostgresCheck(database));
        return builder.ApplicationBuilder.AddResource(database).WithHealthCheck($"{name}_check");
    }

    /// <summary>Keeps the data in a named volume.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string name)
    {
        builder.Resource.Annotations.Add(new ContainerVolumeAnnotation(name));
        return builder;
    }
}
