using System.Diagnostics;

namespace Anyray.Bench.Gateway;

/// <summary>What is measured of one contender at a time.</summary>
internal static class Measurements
{
    private const int MostWarmLoads = 20;

    /// <summary>Calls one after the other on each of many connections, for as long as said.</summary>
    public static async Task<Throughput> LoadAsync(Contender contender, int connections, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var processor = Processor(contender);
        var done = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => WorkAsync(contender, clock, duration))));
        var calls = done.Sum(d => d.Calls);
        return new Throughput(calls / clock.Elapsed.TotalSeconds, (Processor(contender) - processor).TotalMicroseconds / calls, done.Sum(d => d.Unoptimized), calls);
    }

    /// <summary>
    /// Unmeasured loads until three in a row bring no more than a twentieth over the best so far: the runtime compiles what is hot anew while it
    /// runs, for longer the more code there is.
    /// </summary>
    public static async Task WarmAsync(Contender contender, int connections, TimeSpan duration)
    {
        var best = 0.0;
        for (var (loads, flat) = (0, 0); flat < 3 && loads < MostWarmLoads; loads++)
        {
            var rate = (await LoadAsync(contender, connections, duration)).PerSecond;
            flat = rate > best * 1.05 ? 0 : flat + 1;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>Calls on one connection, nothing else going on.</summary>
    /// <returns>Milliseconds of each, whole answers or first events.</returns>
    public static async Task<double[]> TimesAsync(Contender contender, int calls, bool stream)
    {
        using var connection = new LoadConnection(contender.Entry.Port);
        var request = new LoadRequest(contender, stream ? "\"stream\":true," : "");
        var times = new double[calls];
        await connection.CallAsync(request.Next());
        for (var i = 0; i < calls; i++)
        {
            var whole = await connection.CallAsync(request.Next());
            times[i] = (stream ? connection.FirstToken : whole).TotalMilliseconds;
        }
        return times;
    }

    /// <summary>Many paced streams at once.</summary>
    /// <returns>Seconds until the last one was whole, and by how many MB the memory grew meanwhile.</returns>
    public static async Task<(double Seconds, double GrownMegabytes)> StreamsAsync(Contender contender, int streams)
    {
        var before = Resident(contender);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, streams).Select(async _ =>
        {
            using var connection = new LoadConnection(contender.Entry.Port);
            await connection.CallAsync(new LoadRequest(contender, "\"stream\":true,\"seed\":1,").Next());
        }));
        return (clock.Elapsed.TotalSeconds, Resident(contender) - before);
    }

    public static double Resident(Contender contender) => contender.Servers.Sum(s => s.ResidentMegabytes);

    private static TimeSpan Processor(Contender contender) => contender.Servers.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Processor);

    private static async Task<(long Calls, long Unoptimized)> WorkAsync(Contender contender, Stopwatch clock, TimeSpan duration)
    {
        using var connection = new LoadConnection(contender.Entry.Port);
        var request = new LoadRequest(contender);
        var calls = 0L;
        for (; clock.Elapsed < duration; calls++) await connection.CallAsync(request.Next());
        return (calls, connection.Unoptimized);
    }
}
