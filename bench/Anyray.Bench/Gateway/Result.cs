namespace Anyray.Bench.Gateway;

/// <summary>One contender's figures: medians over the rounds, and ratios and differences within each round. Times are milliseconds.</summary>
internal sealed record Result(
    string Name, double PerSecond, double? TimesYarp, double? TimesPortkey, double ProcessorMicros, double P50, double P99, double AddedP50, double AddedP99, double? P99TimesYarp,
    double? AddedFirst50, double? AddedFirst99, double ResidentMegabytes, double? StreamsSeconds, double? StreamsGrownMegabytes, double UnoptimizedShare)
{
    public static Result Of(string name, Dictionary<string, List<Round>> rounds, double resident, double? streamsSeconds, double? grown)
    {
        var own = rounds[name];
        return new Result(
            name, Median(r => r.Load.PerSecond), Against("plain YARP", (r, o) => r.Load.PerSecond / o.Load.PerSecond), Against("Portkey", (r, o) => r.Load.PerSecond / o.Load.PerSecond),
            Median(r => r.Load.ProcessorMicros), Median(r => r.P50), Median(r => r.P99),
            Against("direct", (r, o) => r.P50 - o.P50)!.Value, Against("direct", (r, o) => r.P99 - o.P99)!.Value, Against("plain YARP", (r, o) => r.P99 / o.P99),
            Against("direct", (r, o) => r.FirstToken50 - o.FirstToken50), Against("direct", (r, o) => r.FirstToken99 - o.FirstToken99),
            resident, streamsSeconds, grown, (double)own.Sum(r => r.Load.Unoptimized) / own.Sum(r => r.Load.Calls));

        double Median(Func<Round, double> figure) => Quantiles.Median(own.Select(figure));

        double? Against(string other, Func<Round, Round, double> figure) =>
            rounds.TryGetValue(other, out var others) && Quantiles.Median(own.Zip(others, figure)) is var median && !double.IsNaN(median) ? median : null;
    }
}
