using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Strategies.PromptCompression;

namespace Anyray.Optimizer.Strategies;

/// <summary>All kinds, one line each. The order is the stock run order.</summary>
internal static class StrategyCatalog
{
    public static IServiceCollection AddStrategies(this IServiceCollection services) => services
        .AddStrategy<PromptCompressionStrategy>();

    private static IServiceCollection AddStrategy<T>(this IServiceCollection services) where T : class, IStrategy =>
        services.AddSingleton<IStrategy, T>();
}
