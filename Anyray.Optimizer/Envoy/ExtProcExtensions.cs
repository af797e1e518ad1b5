using Anyray.Optimizer.Envoy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Envoy as a host.</summary>
internal static class ExtProcExtensions
{
    /// <summary>Adds the ext_proc server, which starts before the service's own port.</summary>
    public static void AddExtProc(this IHostApplicationBuilder builder)
    {
        builder.AddVariableOptions<ExtProcOptions>("ExtProc");
        builder.Services.AddSingleton<ExtProcServer>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ExtProcServer>());
    }
}
