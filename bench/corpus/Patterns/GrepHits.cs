namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Search hits over a code base.</summary>
internal sealed class GrepHits : TextPattern
{
    public override string Name => "grep_hits";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var wantedFile = $"{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}_{dice.Hex(4)}.go";
        var line = dice.Between(400, 999);
        var code = $"defaultRetryBudget = {dice.Between(11, 97)} * time.Second";
        var folder = "internal/platform/settings";
        string file = "", dir = "";
        var number = 0;
        string Hit(int i)
        {
            if (i % 6 == 0)
            {
                (dir, file, number) = ($"services/{dice.Pick(Lexicon.Services)}/internal/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}", $"{dice.Pick(Lexicon.Verbs)}_{dice.Hex(3)}.go", 3);
            }

            number += dice.Between(2, 40);
            return $"{dir}/{file}:{number}:\treturn {dice.Function()}(ctx, retry.With{dice.Pick(Lexicon.Nouns)}({dice.Below(90)}))";
        }

        return new Material
        {
            Text = Filler.Lines(shape, Hit, _ => $"{folder}/{wantedFile}:{line}:\t{code}"),
            Question = shape.Ask(
                "Where is defaultRetryBudget set, and to what?",
                "Which of these hits gives the constant its default value?",
                "I want to raise the retry budget's default. Which file and line do I edit?"),
            Facts = [Fact.Sequence(wantedFile, line.ToString(System.Globalization.CultureInfo.InvariantCulture), code)],
            Fence = null,
            Tool = "grep",
            Argument = "pattern",
            Target = "retry",
        };
    }
}
