namespace Anyray.Gateway.Hook;

/// <summary>Registers the optimizer hook.</summary>
internal static class HookExtensions
{
    public static void AddOptimizerHook(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<OptimizerOptions>("Optimizer");
        builder.Services.AddSingleton<OptimizerTransport>();
        builder.Services.AddSingleton<OptimizerHook>();
    }
}
