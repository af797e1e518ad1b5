namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A browser's accessibility tree, as browsing agents get it.</summary>
internal sealed class BrowserSnapshot : TextPattern
{
    public override string Name => "browser_snapshot";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var reference = $"e{dice.Between(70000, 99999)}";
        return new Material
        {
            Text = "- document:\n" + Filler.Lines(
                shape,
                i => (i % 3) switch
                {
                    0 => $"  - listitem [ref=e{i * 3}]:\n    - link \"{dice.Pick(Lexicon.Adjectives)} {dice.Pick(Lexicon.Nouns).ToLowerInvariant()}\" [ref=e{i * 3 + 1}] [cursor=pointer]:\n      - /url: /{dice.Hex(8)}",
                    1 => $"  - paragraph [ref=e{i * 3}]: {dice.Sentence()}",
                    _ => $"  - img \"{dice.Pick(Lexicon.Cities)}\" [ref=e{i * 3}]",
                },
                _ => $"  - button \"Cancel subscription\" [ref={reference}] [cursor=pointer]"),
            Question = shape.Ask(
                "Which element do I click to cancel the subscription?",
                "I want to unsubscribe. What is the reference of the right button?",
                "Find the button that ends the subscription."),
            Facts = [Fact.Row("Cancel subscription", reference)],
            Fence = "yaml",
            Tool = "browser_snapshot",
            Argument = "tab",
            Target = "1",
        };
    }
}
