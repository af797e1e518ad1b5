using System.Globalization;

namespace Anyray.Bench.Gateway;

/// <summary>What a gateway costs in time: direct, plain YARP, Anyray without and with its hook, and Portkey's, in turns within one run.</summary>
internal static class GatewayCommand
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var settings = GatewaySettings.Of(arguments);
        var logs = Directory.CreateDirectory(Path.Combine("artifacts", "bench", "gateway")).FullName;
        await using var field = await Field.StartAsync(logs, arguments.Text("portkey"));
        var contenders = field.Contenders;

        for (var i = 0; i < contenders.Count; i++)
        {
            await Measurements.WarmAsync(contenders[i], settings.Connections, settings.Load);
            try
            {
                await Measurements.TimesAsync(contenders[i], settings.Calls / 2, stream: true);
            }
            catch (InvalidDataException e)
            {
                Console.WriteLine($"{contenders[i].Name} is left out of the streams: {e.Message.Split('\r')[0]}");
                contenders[i] = contenders[i] with { Streams = false };
            }
        }
        var rounds = contenders.ToDictionary(c => c.Name, _ => new List<Round>());
        for (var round = 0; round < settings.Rounds; round++)
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                var contender = contenders[(turn + round) % contenders.Count];
                await field.QuietAsync();
                rounds[contender.Name].Add(await Round.RunAsync(contender, settings));
            }
        var results = new List<Result>();
        foreach (var contender in contenders)
        {
            await field.QuietAsync();
            var resident = Measurements.Resident(contender);
            (double Seconds, double GrownMegabytes)? streams = contender.Streams ? await Measurements.StreamsAsync(contender, settings.Streams) : null;
            results.Add(Result.Of(contender.Name, rounds, resident, streams?.Seconds, streams?.GrownMegabytes));
        }
        Print(settings, results);
        Console.WriteLine(Report.Write("gateway", new { settings, bodyBytes = LoadRequest.BodyBytes, contenders = results }));
        return 0;
    }

    private static void Print(GatewaySettings settings, List<Result> results)
    {
        Console.WriteLine($"""
            {Environment.ProcessorCount} cores for the load, the upstream and every server together; chat of {LoadRequest.BodyBytes} bytes, each one different; ledger (spool, spend store on SQLite) and logging on.
            Medians of {settings.Rounds} rounds in turns; {settings.Connections} connections for {settings.Load.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s, {settings.Calls} calls on one connection; "+" is beside calling the upstream directly, in ms.
            """);
        var table = new Table("", "req/s", "x YARP", "x Portkey", "cpu us/call", "+p50", "+p99", "p99 x YARP", "+first p50", "+first p99", "RSS MB", $"{settings.Streams} streams s", "+MB", "hook failed %");
        foreach (var r in results)
            table.Add(r.Name, r.PerSecond, F(r.TimesYarp), F(r.TimesPortkey), r.ProcessorMicros, F(r.AddedP50), F(r.AddedP99), F(r.P99TimesYarp), F(r.AddedFirst50), F(r.AddedFirst99), r.ResidentMegabytes, F(r.StreamsSeconds), F(r.StreamsGrownMegabytes), F(r.UnoptimizedShare * 100));
        Console.WriteLine(table);
    }

    private static string F(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
}
