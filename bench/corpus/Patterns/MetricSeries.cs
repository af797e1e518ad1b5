namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A metric sampled every minute, with one outlier.</summary>
internal sealed class MetricSeries : TextPattern
{
    public override string Name => "metric_series";

    public override Knob Knob => new("context_compression", """{"maxArrayItems":12,"maxChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var peak = dice.Real(900, 990);
        var time = "";
        string Sample(int i, string value, string host) =>
            $$"""    {"time": "{{Dice.Clock(i * 60):yyyy-MM-ddTHH:mm:ssZ}}", "host": "{{host}}", "p95_ms": {{value}}, "requests": {{dice.Between(900, 1100)}}}""";
        var host = $"edge-{dice.Between(50, 99)}";
        var wanted = "";
        var text = "{\"metric\": \"http_latency\", \"step\": 60, \"samples\": [\n" + Filler.Join(
            shape,
            ",\n",
            i => Sample(i, dice.Real(20, 60), $"edge-{dice.Between(10, 14)}"),
            i =>
            {
                time = $"{Dice.Clock(i * 60):yyyy-MM-ddTHH:mm:ssZ}";
                return wanted = Sample(i, peak, host);
            }) + "\n]}";
        return new Material
        {
            Text = text,
            Question = shape.Ask(
                "When was the latency at its worst, on which host?",
                "Is there an outlier in this series? Give the time and the value.",
                "The page felt slow once today. When exactly, and where?"),
            Facts = [Fact.Record(wanted, time, host, peak)],
            Fence = "json",
            Tool = "query_metrics",
            Argument = "metric",
            Target = "http_latency",
        };
    }
}
