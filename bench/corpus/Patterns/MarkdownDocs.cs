namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A long handbook page of which one section answers.</summary>
internal sealed class MarkdownDocs : TextPattern
{
    public override string Name => "markdown_docs";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var command = $"shopctl quarantine release --batch {dice.Hex(6)} --confirm";
        string Section(int i) => $"## {i + 1}. {dice.Pick(Lexicon.Adjectives)} {dice.Pick(Lexicon.Nouns).ToLowerInvariant()}s\n\n{dice.Paragraph(4)}\n\n- {dice.Sentence()}\n- {dice.Sentence()}\n\n{dice.Paragraph(2)}\n";
        return new Material
        {
            Text = "# Operations handbook\n\n" + Filler.Join(shape, "\n", Section, i => $"## {i + 1}. Quarantine\n\nGoods that failed inspection go to quarantine. To let a batch out again, run `{command}` on the depot's machine.\n"),
            Question = shape.Ask(
                "How do I release a batch from quarantine?",
                "Which command frees goods that failed inspection?",
                "A batch is stuck in quarantine; what do I type?"),
            Facts = [Fact.Verbatim(command)],
            Fence = null,
            Tool = "read_file",
            Argument = "path",
            Target = "docs/handbook.md",
        };
    }
}
