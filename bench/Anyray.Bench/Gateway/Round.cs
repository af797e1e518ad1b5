namespace Anyray.Bench.Gateway;

/// <summary>One contender's figures of one round; times are milliseconds.</summary>
internal sealed record Round(Throughput Load, double P50, double P99, double FirstToken50, double FirstToken99)
{
    public static async Task<Round> RunAsync(Contender contender, GatewaySettings settings)
    {
        var whole = await Measurements.TimesAsync(contender, settings.Calls, stream: false);
        var first = contender.Streams ? await Measurements.TimesAsync(contender, settings.Calls / 2, stream: true) : [];
        var load = await Measurements.LoadAsync(contender, settings.Connections, settings.Load);
        return new Round(load, Quantiles.At(whole, 0.5), Quantiles.At(whole, 0.99), Quantiles.At(first, 0.5), Quantiles.At(first, 0.99));
    }
}
