using System.Text;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>The same exception a hundred times, another one once.</summary>
internal sealed class StackTraces : TextPattern
{
    public override string Name => "stack_traces";

    public override Knob Knob => new("relevance_filter", """{"keepChars":2500}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var usual = string.Join('\n', Enumerable.Range(0, 18).Select(i => $"\tat shop.http.{dice.Pick(Lexicon.Nouns)}Filter.{dice.Function()}({dice.Pick(Lexicon.Nouns)}Filter.java:{dice.Between(10, 600)})"));
        var culprit = $"shop.billing.{dice.Pick(Lexicon.Nouns)}Splitter.{dice.Function()}({dice.Hex(3)}Splitter.java:{dice.Between(10, 600)})";
        var message = $"java.lang.ArithmeticException: rounding of voucher {dice.Hex(6)} lost a cent";
        return new Material
        {
            Text = Filler.Lines(
                shape,
                i => $"{Dice.Clock(i * 31):HH:mm:ss} WARN  client hung up\njava.io.IOException: Broken pipe\n{usual}",
                i => new StringBuilder($"{Dice.Clock(i * 31):HH:mm:ss} ERROR request failed\n{message}\n\tat {culprit}\n").Append(usual).ToString()),
            Question = shape.Ask(
                "Besides the broken pipes, what exception occurred, and where was it thrown?",
                "Which of these failures is not just a client hanging up?",
                "Where does the rounding go wrong?"),
            Facts = [Fact.Verbatim(message), Fact.Verbatim(culprit)],
            Fence = null,
            Tool = "read_log",
            Argument = "service",
            Target = "billing",
        };
    }
}
