using Anyray.Gateway.Keys;
using StackExchange.Redis;

namespace Anyray.Gateway.Quotas;

/// <summary>Registers limits and budgets; they are shared through Redis when <c>ConnectionStrings:cache</c> is set.</summary>
internal static class QuotaExtensions
{
    public static void AddQuotas(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<QuotaOptions>("Quotas");
        builder.Services.AddSingleton<CallerAddress>();
        builder.Services.AddSingleton<QuotaList>();
        builder.Services.AddSingleton<MemoryQuotaStore>();
        builder.Services.AddSingleton<QuotaStore>();
        builder.Services.AddSingleton<Admission>();
        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString("cache"))) return;
        // A Redis that is down at start is joined when it comes up; until then calls and the health check are told at once.
        // Without Redis calls go on and are counted here, so it is no reason to take the gateway out of service.
        builder.AddRedisClient("cache", settings => settings.DisableHealthChecks = true, redis => (redis.AbortOnConnectFail, redis.BacklogPolicy) = (false, BacklogPolicy.FailFast));
        builder.Services.AddSingleton<RedisConnection>();
        builder.Services.AddSingleton<RedisQuotaStore>();
    }
}
