namespace Anyray.Bench.Corpus.Patterns;

/// <summary>An export of a chat channel.</summary>
internal sealed class ChatExport : TextPattern
{
    public override string Name => "chat_export";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var code = $"{dice.Between(1000, 9999)}-{dice.Hex(3)}";
        var wanted = $"the alarm code of the Ghent warehouse is now {code}, the old one stops on Friday";
        return new Material
        {
            Text = Filler.Lines(shape, i => $"[{Dice.Clock(i * 63):yyyy-MM-dd HH:mm}] {dice.Person()}: {dice.Sentence()}", i => $"[{Dice.Clock(i * 63):yyyy-MM-dd HH:mm}] {dice.Person()}: {wanted}"),
            Question = shape.Ask(
                "What is the new alarm code in Ghent?",
                "How do I get into the Ghent warehouse without waking everybody?",
                "Did anybody change the code of the warehouse?"),
            Facts = [Fact.Verbatim(wanted)],
            Fence = null,
            Tool = "read_channel",
            Argument = "name",
            Target = "#logistics",
        };
    }
}
