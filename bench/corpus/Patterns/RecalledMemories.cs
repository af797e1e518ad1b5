namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A memory tool returns everything it ever stored, most of it beside the point.</summary>
internal sealed class RecalledMemories : TextPattern
{
    public override string Name => "recalled_memories";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var seat = $"{dice.Between(2, 39)}{dice.Pick("A", "C", "F")}";
        var wanted = $"prefers the aisle on flights, last booked seat {seat} with Nordair, vegetarian meal";
        return new Material
        {
            Text = Filler.Lines(shape, i => $"- [memory {i}, {Dice.Clock(-i * 86400):yyyy-MM-dd}] {dice.Pick(Lexicon.FirstNames)} {dice.Sentence()}", i => $"- [memory {i}, {Dice.Clock(-i * 86400):yyyy-MM-dd}] {wanted}"),
            Question = shape.Ask(
                "Which seat did I book on my last flight?",
                "Book me a plane ticket the way I like it.",
                "What do you remember about how I travel by air?"),
            Facts = [Fact.Verbatim(wanted)],
            Fence = null,
            Tool = "recall",
            Argument = "about",
            Target = "the user",
        };
    }
}
