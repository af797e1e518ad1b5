namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Structured logs, one JSON object a line.</summary>
internal sealed class JsonLog : TextPattern
{
    public override string Name => "json_log";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var service = dice.Pick(Lexicon.Services);
        var queue = $"q-{dice.Hex(6)}";
        var lag = dice.Between(410000, 980000);
        return new Material
        {
            Text = Filler.Lines(
                shape,
                i => $$"""{"ts":"{{Dice.Clock(i * 2):yyyy-MM-ddTHH:mm:ssZ}}","level":"info","service":"{{dice.Pick(Lexicon.Services)}}","trace":"{{dice.Hex(16)}}","msg":"{{dice.Function()}} done","ms":{{dice.Between(1, 300)}}}""",
                i => $$"""{"ts":"{{Dice.Clock(i * 2):yyyy-MM-ddTHH:mm:ssZ}}","level":"error","service":"{{service}}","trace":"{{dice.Hex(16)}}","msg":"consumer of {{queue}} rebalanced for ever, lag {{lag}}","ms":{{dice.Between(1, 300)}}}"""),
            Question = shape.Ask(
                "Which queue's consumer is stuck, and how far behind is it?",
                "Messages arrive hours late. Where is the jam and how big is it?",
                "Summarise what went wrong in these structured logs."),
            Facts = [Fact.Row(queue, lag.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            Fence = null,
            Tool = "query_logs",
            Argument = "query",
            Target = "last hour, all services",
        };
    }
}
