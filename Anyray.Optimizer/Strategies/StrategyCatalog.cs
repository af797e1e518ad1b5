using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Ocr;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Strategies.AuditedHoldout;
using Anyray.Optimizer.Strategies.CacheLint;
using Anyray.Optimizer.Strategies.CacheOptimizer;
using Anyray.Optimizer.Strategies.CodeGraph;
using Anyray.Optimizer.Strategies.ContentCensus;
using Anyray.Optimizer.Strategies.CommandDigest;
using Anyray.Optimizer.Strategies.ContextCompression;
using Anyray.Optimizer.Strategies.ContextDedupe;
using Anyray.Optimizer.Strategies.ContextQuality;
using Anyray.Optimizer.Strategies.ObservationMask;
using Anyray.Optimizer.Strategies.OutputExternalize;
using Anyray.Optimizer.Strategies.OutputShaping;
using Anyray.Optimizer.Strategies.ParamTuning;
using Anyray.Optimizer.Strategies.PromptCompression;
using Anyray.Optimizer.Strategies.ProviderContextTrim;
using Anyray.Optimizer.Strategies.ReasoningBudget;
using Anyray.Optimizer.Strategies.RelevanceFilter;
using Anyray.Optimizer.Strategies.SemanticCache;
using Anyray.Optimizer.Strategies.ThinkingTrim;
using Anyray.Optimizer.Strategies.ToolPruning;
using Anyray.Optimizer.Strategies.ToolSchemaCompression;
using Anyray.Optimizer.Strategies.VisionOcr;
using Anyray.Optimizer.Strategies.WindowBudget;

namespace Anyray.Optimizer.Strategies;

/// <summary>All kinds, one line each. The order is the stock run order.</summary>
internal static class StrategyCatalog
{
    public static IServiceCollection AddStrategies(this IServiceCollection services) => services
        .AddEmbeddings()
        .AddOcr()
        .AddStrategy<AuditedHoldoutStrategy>()
        .AddStrategy<PromptCompressionStrategy>()
        .AddStrategy<ContextDedupeStrategy>()
        .AddStrategy<ObservationMaskStrategy>()
        .AddStrategy<CommandDigestStrategy>()
        .AddStrategy<ContextCompressionStrategy>()
        .AddStrategy<CodeGraphStrategy>()
        .AddStrategy<RelevanceFilterStrategy>()
        .AddStrategy<WindowBudgetStrategy>()
        .AddStrategy<ProviderContextTrimStrategy>()
        .AddStrategy<OutputShapingStrategy>()
        .AddStrategy<ReasoningBudgetStrategy>()
        .AddStrategy<ThinkingTrimStrategy>()
        .AddStrategy<ToolPruningStrategy>()
        .AddStrategy<ToolSchemaCompressionStrategy>()
        .AddStrategy<ParamTuningStrategy>()
        .AddStrategy<VisionOcrStrategy>()
        .AddStrategy<SemanticCacheStrategy>()
        .AddStrategy<CacheOptimizerStrategy>()
        .AddStrategy<ContextQualityStrategy>()
        .AddStrategy<ContentCensusStrategy>()
        .AddStrategy<CacheLintStrategy>()
        .AddStrategy<OutputExternalizeStrategy>();

    private static IServiceCollection AddStrategy<T>(this IServiceCollection services) where T : class, IStrategy =>
        services.AddSingleton<IStrategy, T>();
}
