using Anyray.Optimizer.Cache.Similar;
using Anyray.Optimizer.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anyray.Optimizer.Cache;

/// <summary>Registers the cache of answers: Redis when configured, else memory.</summary>
internal static class CacheExtensions
{
    public static IServiceCollection AddAnswerCache(this IServiceCollection services)
    {
        services.TryAddSingleton<MemoryAnswerStore>();
        services.TryAddSingleton<IAnswerStore>(provider =>
            provider.GetRequiredService<RedisLink>().Configured ? ActivatorUtilities.CreateInstance<RedisAnswerStore>(provider) : provider.GetRequiredService<MemoryAnswerStore>());
        services.TryAddSingleton<MemoryQuestionIndex>();
        services.TryAddSingleton<IQuestionIndex>(provider =>
            provider.GetRequiredService<RedisLink>().Configured ? ActivatorUtilities.CreateInstance<RedisQuestionIndex>(provider) : provider.GetRequiredService<MemoryQuestionIndex>());
        services.TryAddSingleton<SimilarAnswers>();
        services.TryAddSingleton<AnswerCache>();
        return services;
    }
}
