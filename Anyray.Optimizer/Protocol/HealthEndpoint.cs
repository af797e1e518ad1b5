using System.Reflection;
using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Settings;
using Anyray.Optimizer.WarmUp;

namespace Anyray.Optimizer.Protocol;

/// <summary><c>GET /health</c>.</summary>
internal sealed class HealthEndpoint(SettingsHolder settings, Embedder embedder, PipelineWarmUp warmUp)
{
    /// <summary>Version of the product.</summary>
    public static string Version { get; } = typeof(HealthEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public IResult Handle()
    {
        var state = embedder.State;
        return Results.Json(new
        {
            status = "ok",
            ready = warmUp.IsDone,
            configStore = settings.StoreName,
            embedder = state,
            optimizerVersion = Version,
            defaultsRevision = settings.Current.DefaultsRevision,
        });
    }
}
