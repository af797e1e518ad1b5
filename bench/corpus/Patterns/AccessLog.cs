namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A web server's access log; one path fails.</summary>
internal sealed class AccessLog : TextPattern
{
    public override string Name => "access_log";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var path = $"/api/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}/export-{dice.Hex(4)}";
        var ip = $"203.0.113.{dice.Between(2, 250)}";
        var took = dice.Between(30001, 48999);
        return new Material
        {
            Text = Filler.Lines(
                shape,
                i => $"""{dice.Ip()} - - [{Dice.Clock(i * 0.6):dd/MMM/yyyy:HH:mm:ss} +0000] "{dice.Pick("GET", "GET", "GET", "POST", "PUT")} /api/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}/{dice.Between(1, 9999)} HTTP/1.1" {dice.Pick(200, 200, 200, 304, 201)} {dice.Between(120, 38000)} "-" "{dice.Pick("okhttp/4.12", "Mozilla/5.0 (X11; Linux x86_64)", "curl/8.5.0")}" {dice.Between(2, 400)}""",
                i => $"""{ip} - - [{Dice.Clock(i * 0.6):dd/MMM/yyyy:HH:mm:ss} +0000] "POST {path} HTTP/1.1" 504 {dice.Between(120, 600)} "-" "batch-runner/3" {took}"""),
            Question = shape.Ask(
                "Which client runs into the gateway timeout (504), on which path, and how long does it wait?",
                "Who is hitting a failing endpoint here, and which one is it?",
                "Are there any server errors? Name the address, the path and the time taken."),
            Facts = [Fact.Row(ip, path, "504", took.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            Tool = "read_log",
            Argument = "file",
            Target = "/var/log/nginx/access.log",
        };
    }
}
