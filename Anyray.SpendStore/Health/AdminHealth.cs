using Anyray.SpendStore.Ledger;
using StackExchange.Redis;

namespace Anyray.SpendStore.Health;

/// <summary>The state of everything the store needs.</summary>
/// <param name="Status"><c>healthy</c>, or <c>unhealthy</c> when a required leg is down.</param>
/// <param name="Legs">Each leg.</param>
public sealed record AdminHealth(string Status, IReadOnlyList<AdminHealth.Leg> Legs)
{
    /// <param name="Name">E.g. <c>ledger</c>.</param>
    /// <param name="Kind">What it is, e.g. <c>postgres</c>.</param>
    /// <param name="Required">True when nothing works without it.</param>
    /// <param name="Healthy">Whether it answers.</param>
    /// <param name="Millis">How long it took to answer.</param>
    public sealed record Leg(string Name, string Kind, bool Required, bool Healthy, double Millis);

    internal static async Task<AdminHealth> ReadAsync(IServiceProvider services, TimeProvider time, CancellationToken stop)
    {
        var db = services.GetRequiredService<SpendContext>();
        var legs = new List<Leg> { await TryAsync("ledger", db.Database.ProviderName!.Contains("Npgsql") ? "postgres" : "sqlite", true, time, () => db.Database.CanConnectAsync(stop)) };
        if (services.GetService<IConnectionMultiplexer>() is { } redis)
            legs.Add(await TryAsync("cache", "redis", false, time, async () => redis.IsConnected && await redis.GetDatabase().PingAsync() >= TimeSpan.Zero));
        if (services.GetRequiredService<IConfiguration>()["ANYRAY_OPTIMIZER_URL"] is { Length: > 0 } optimizer)
            legs.Add(await TryAsync("optimizer", "http", false, time, () => AnswersAsync(services, optimizer, stop)));
        return new(legs.All(l => l.Healthy || !l.Required) ? "healthy" : "unhealthy", legs);
    }

    private static async Task<bool> AnswersAsync(IServiceProvider services, string url, CancellationToken stop)
    {
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(AdminHealth));
        client.Timeout = TimeSpan.FromSeconds(2);
        using var answer = await client.GetAsync(new Uri(new Uri(url), "/health"), stop);
        return answer.IsSuccessStatusCode;
    }

    private static async Task<Leg> TryAsync(string name, string kind, bool required, TimeProvider time, Func<Task<bool>> ask)
    {
        var start = time.GetTimestamp();
        var healthy = false;
        try
        {
            healthy = await ask();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // However it fails, the leg is down.
        }
        return new(name, kind, required, healthy, Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 1));
    }
}
