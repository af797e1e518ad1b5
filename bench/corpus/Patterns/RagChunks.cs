namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Too many retrieved chunks; the answer uses other words than the question.</summary>
internal sealed class RagChunks : TextPattern
{
    private static readonly (string Question, string Answer)[] Pairs =
    [
        ("How long may a customer wait before sending goods back?", "Purchases can be returned within {0} days of delivery, provided the seal is intact."),
        ("Who signs off on spending above the limit?", "Any purchase over the threshold needs the written approval of the comptroller, {0} Halloran."),
        ("What happens to my data when I close my account?", "On account deletion personal records are erased after a grace period of {0} days, backups included."),
        ("At what temperature must the vaccine be kept?", "Storage: hold vials between {0} and 8 degrees Celsius; discard those that froze."),
    ];

    public override string Name => "rag_chunks";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var (question, template) = shape.Kind(Pairs);
        var answer = template.Replace("{0}", $"{dice.Between(3, 88)}", StringComparison.Ordinal);
        string Chunk(int i, string middle) =>
            $"### Chunk {i + 1} (source: handbook/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}-{i}.md, score {dice.Real(0.3, 0.8)})\n{dice.Paragraph(3)} {middle} {dice.Paragraph(2)}\n";
        return new Material
        {
            Text = Filler.Join(shape, "\n", i => Chunk(i, dice.Sentence()), i => Chunk(i, answer)),
            Question = question,
            Facts = [Fact.Verbatim(answer)],
            Fence = null,
            Tool = "search_handbook",
            Argument = "query",
            Target = question,
        };
    }
}
