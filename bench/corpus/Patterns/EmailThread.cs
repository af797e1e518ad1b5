namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A mail thread with its quoted history and footers.</summary>
internal sealed class EmailThread : TextPattern
{
    public override string Name => "email_thread";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var day = $"{dice.Between(2, 28)} November";
        var answer = $"We agreed that the handover takes place on {day} at the Nantes depot.";
        const string Footer = "--\nThis message is meant for its addressee only. If it reached you by mistake, please delete it.\nPlease consider the environment before printing.";
        string Mail(int i, string body) => $"From: {dice.Person()} <{dice.Hex(5)}@post.example>\nDate: {Dice.Clock(i * 7000):ddd, dd MMM yyyy HH:mm}\nSubject: Re: Re: handover of the fleet\n\n{body}\n\n{Footer}\n";
        return new Material
        {
            Text = Filler.Join(shape, "\n", i => Mail(i, dice.Paragraph(4)), i => Mail(i, $"{dice.Paragraph(2)} {answer} {dice.Sentence()}")),
            Question = shape.Ask(
                "On which day and where is the handover?",
                "When do we get the vehicles, and at which place?",
                "What was agreed in this thread about the date?"),
            Facts = [Fact.Verbatim(answer)],
            Fence = null,
            Tool = "read_thread",
            Argument = "id",
            Target = "t-9",
        };
    }
}
