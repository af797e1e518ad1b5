namespace Anyray.Optimizer;

/// <summary>Builds the service. <c>Program</c> runs it; tests start it on a free port.</summary>
public static class OptimizerApp
{
    /// <summary>Everything but running: configuration, services, the order of the request pipeline.</summary>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();

        var app = builder.Build();
        app.MapDefaultEndpoints();
        return app;
    }
}
