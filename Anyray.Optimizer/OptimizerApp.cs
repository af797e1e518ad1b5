using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Ocr;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Portkey;
using Anyray.Optimizer.Protocol;
using Anyray.Optimizer.WarmUp;

namespace Anyray.Optimizer;

/// <summary>Builds the service. <c>Program</c> runs it; tests start it on a free port.</summary>
public static class OptimizerApp
{
    /// <summary>Everything but running: configuration, services, the order of the request pipeline.</summary>
    public static WebApplication Create(string[] args)
    {
        var builder = ServiceBuilder.Create(args, 8088);
        builder.AddServiceDefaults();
        builder.AddVariableOptions<OptimizerOptions>("Optimizer");
        builder.AddVariableOptions<EmbedderOptions>("Embedder");
        builder.AddVariableOptions<OcrOptions>("Ocr");
        // A Redis that is down at start is joined when it comes up.
        if (builder.Configuration.GetConnectionString("cache") is { Length: > 0 }) builder.AddRedisClient("cache", configureOptions: redis => redis.AbortOnConnectFail = false);
        // The protocol's limit is our own and larger than Kestrel's.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.AddOptimizerCore().AddWarmUp().AddProtocol().AddHosts().AddPortkey();
        builder.AddExtProc();

        var app = builder.Build();
        app.MapProtocol();
        app.MapPortkey();
        return app;
    }
}
