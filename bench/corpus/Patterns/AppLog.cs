namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A service's log with one root cause in it.</summary>
internal sealed class AppLog : TextPattern
{
    public override string Name => "app_log";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var service = dice.Pick(Lexicon.Services);
        var limit = dice.Between(17, 61);
        var shard = $"shard-{dice.Between(10, 99)}";
        var cause = (shape.Number % 3) switch
        {
            0 => $"connection pool exhausted on {shard}: {limit} of {limit} in use, longest holder nightly-export",
            1 => $"certificate of {shard}.vault.internal expired 2031-03-0{limit % 9 + 1}, handshake refused",
            _ => $"disk quota reached on {shard}: write of {limit}87 KiB rejected, journal paused",
        };
        return new Material
        {
            Text = Filler.Lines(
                shape,
                i => $"{Dice.Clock(i * 1.7):yyyy-MM-ddTHH:mm:ss.fffZ} {Level(dice)} [{service}] [{dice.Hex(8)}] {Routine(dice)}",
                i => $"{Dice.Clock(i * 1.7):yyyy-MM-ddTHH:mm:ss.fffZ} ERROR [{service}] [{dice.Hex(8)}] {cause}"),
            Question = shape.Ask(
                $"What is the root cause of the errors {service} reported this morning?",
                "Customers say that nothing goes through any more. What broke?",
                "Find the line that explains the outage and tell me what to change."),
            Facts = [Fact.Verbatim(cause)],
            Tool = "read_log",
            Argument = "service",
            Target = service,
        };
    }

    private static string Level(Dice dice) => dice.Chance(0.85) ? "INFO " : "DEBUG";

    private static string Routine(Dice dice) => dice.Below(6) switch
    {
        0 => $"GET /v2/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}s/{dice.Between(1000, 99999)} 200 in {dice.Between(2, 240)} ms",
        1 => $"cache refreshed for {dice.Pick(Lexicon.Nouns).ToLowerInvariant()} list, {dice.Between(3, 900)} entries",
        2 => $"job {dice.Hex(12)} finished, {dice.Between(1, 400)} rows written",
        3 => $"heartbeat from worker-{dice.Below(32)} rtt={dice.Between(1, 30)}ms",
        4 => $"user {dice.Uuid()} opened a session from {dice.Ip()}",
        _ => $"{dice.Function()} called with batch={dice.Between(1, 64)} took {dice.Between(1, 900)} us",
    };
}
