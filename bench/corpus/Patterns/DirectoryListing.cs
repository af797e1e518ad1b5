namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A recursive listing of files.</summary>
internal sealed class DirectoryListing : TextPattern
{
    public override string Name => "directory_listing";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var wanted = $"{dice.Hex(5)}_backfill_tariffs.sql";
        var dir = "";
        string Entry(int i)
        {
            if (i % 9 == 0) dir = $"./src/{dice.Pick(Lexicon.Services)}/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}/{dice.Pick("api", "core", "data", "views")}";
            return $"{dir}/{dice.Function()}{dice.Pick(".ts", ".test.ts", ".css", ".json", ".md")}";
        }

        return new Material
        {
            Text = Filler.Lines(shape, Entry, _ => $"./db/migrations/archive/{wanted}"),
            Question = shape.Ask(
                "Is there a migration that backfills tariffs? What is the file called?",
                "Which SQL script in this tree concerns tariffs?",
                "Find the .sql file among these."),
            Facts = [Fact.Sequence("archive", wanted)],
            Fence = null,
            Tool = "list_files",
            Argument = "path",
            Target = ".",
        };
    }
}
