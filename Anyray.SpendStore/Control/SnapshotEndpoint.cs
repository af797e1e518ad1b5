using Anyray.Contracts;
using Anyray.Contracts.Snapshot;
using Anyray.SpendStore.Ledger;
using Microsoft.Net.Http.Headers;

namespace Anyray.SpendStore.Control;

internal static class SnapshotEndpoint
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(1);

    public static void AddControl(this WebApplicationBuilder builder)
    {
        // Redis only hastens what replicas find out by themselves: a Redis that is down keeps nobody from starting, is joined when it comes up, and takes no replica out of service.
        if (builder.Configuration.GetConnectionString("cache") is { Length: > 0 })
            builder.AddRedisClient("cache", settings => settings.DisableHealthChecks = true, redis => redis.AbortOnConnectFail = false);
        builder.Services.AddSingleton<ControlSignal>();
        builder.Services.AddSingleton<ControlChannel>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ControlChannel>());
        builder.Services.AddSingleton<ControlPlane>();
        builder.Services.AddSingleton<SnapshotReader>();
    }

    /// <summary>
    /// <c>GET snapshot</c>: the newest <see cref="ControlSnapshot"/> with its version as ETag. With <c>If-None-Match</c> of the
    /// newest it waits up to 1 s for a newer one, then answers 304.
    /// </summary>
    public static void MapSnapshot(this IEndpointRouteBuilder routes) => routes.MapGet("/snapshot", async (HttpContext http, SpendContext db, SnapshotReader reader, ControlSignal signal, TimeProvider time) =>
    {
        var stop = http.RequestAborted;
        var changed = signal.Changed;
        var snapshot = await reader.ReadAsync(db, stop);
        if (IsKnown(http, snapshot))
        {
            await Task.WhenAny(changed, Task.Delay(LongPoll, time, stop));
            stop.ThrowIfCancellationRequested();
            snapshot = await reader.ReadAsync(db, stop);
        }
        http.Response.Headers.ETag = Tag(snapshot);
        return IsKnown(http, snapshot) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Json(snapshot, ContractsJsonContext.Default.ControlSnapshot);
    });

    private static bool IsKnown(HttpContext http, ControlSnapshot snapshot) => http.Request.Headers[HeaderNames.IfNoneMatch] == Tag(snapshot);

    private static string Tag(ControlSnapshot snapshot) => $"\"{snapshot.Version}\"";
}
