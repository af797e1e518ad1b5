using Anyray.Gateway.Answers;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Upstream;

namespace Anyray.Gateway.Calls;

/// <summary>Registers the pipeline of model calls and maps its endpoints.</summary>
internal static class CallExtensions
{
    public static void AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<CallPipeline>();
        services.AddSingleton<AttemptRunner>();
        services.AddSingleton<Breakers>();
        services.AddSingleton<JsonAnswer>();
        services.AddSingleton<StreamAnswer>();
        services.AddSingleton<AnswerHeaders>();
        services.AddSingleton<ErrorAnswer>();
        services.AddSingleton<CachedAnswer>();
        services.AddSingleton<CountedAnswer>();
        services.AddSingleton<PriceBook>();
        services.AddSingleton<SpendRecorder>();
    }

    public static void MapCalls(this WebApplication app)
    {
        var pipeline = app.Services.GetRequiredService<CallPipeline>();
        foreach (var endpoint in CallEndpoint.Json)
        {
            RequestDelegate run = http => pipeline.RunAsync(http, endpoint);
            app.MapPost(endpoint.Path, run).WithMetadata(endpoint);
            RequestDelegate wrongMethod = http =>
            {
                http.Response.Headers.Allow = "POST";
                return PlainError.WriteAsync(http, endpoint.Dialect, StatusCodes.Status405MethodNotAllowed, ErrorType.InvalidRequest, $"Use POST for {endpoint.Path}.");
            };
            app.MapMethods(endpoint.Path, ["GET", "PUT", "DELETE", "PATCH"], wrongMethod);
        }
        RequestDelegate gemini = http => GeminiPath.RunAsync(http, pipeline);
        app.MapPost("/v1beta/models/{**method}", gemini);
    }
}
