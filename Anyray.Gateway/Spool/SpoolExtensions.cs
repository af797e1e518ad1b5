namespace Anyray.Gateway.Spool;

/// <summary>Registers the spool and its drain.</summary>
internal static class SpoolExtensions
{
    public static void AddSpool(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<SpoolOptions>("Spool");
        builder.Services.AddSingleton<SpoolRoot>();
        builder.Services.AddSingleton<SpoolWriter>();
        builder.Services.AddSingleton<SpendStoreClient>();
        builder.Services.AddSingleton<DrainPace>();
        builder.Services.AddHostedService<SpoolFlusher>();
        builder.Services.AddHostedService<SpoolDrain>();
        builder.Services.AddHostedService<SpoolWatch>();
    }
}
