namespace Anyray.Gateway.Hook;

/// <summary>Registers the optimizer hook.</summary>
internal static class HookExtensions
{
    public static void AddOptimizerHook(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<OptimizerOptions>("Optimizer");
        builder.Services.AddSingleton<OptimizerTransport>();
        builder.Services.AddSingleton<OptimizerClient>();
        builder.Services.AddSingleton<OptimizerHook>();
        builder.Services.AddSingleton<AnswerHook>();
        builder.Services.AddSingleton<KeptAnswers>();
    }
}
