using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

/// <summary>Adds Redis.</summary>
public static class RedisBuilderExtensions
{
    /// <summary>Adds a Redis server; without a <paramref name="password"/> one is generated.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        var redis = builder.AddResource(new RedisResource(name, password?.Resource ?? ParameterResourceBuilderExtensions.Create(
            builder, $"{name}-password", new GenerateParameterDefault { Special = false }, secret: true, persist: true)));
        redis.Resource.Endpoint.Port = port;
        builder.Services.AddHealthChecks().AddCheck($"{name}_check", new RedisCheck(redis.Resource));
        return redis.WithHealthCheck($"{name}_check");
    }

    /// <summary>Keeps the data in a named volume, and saves it now and then.</summary>
    public static IResourceBuilder<RedisResource> WithDataVolume(this IResourceBuilder<RedisResource> builder, string name)
    {
        builder.Resource.Annotations.Add(new ContainerVolumeAnnotation(name));
        builder.Resource.IsPersistent = true;
        return builder;
    }
}
