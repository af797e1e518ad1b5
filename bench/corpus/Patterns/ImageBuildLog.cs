namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A container image's build log with download progress and colour codes.</summary>
internal sealed class ImageBuildLog : TextPattern
{
    public override string Name => "image_build_log";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var package = $"lib{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}-{dice.Hex(4)}-dev";
        var error = $"E: Unable to locate package {package}";
        return new Material
        {
            Text = Filler.Lines(
                shape,
                i => (i % 3) switch
                {
                    0 => $"#{i / 40 + 4} {i % 40}.{dice.Between(100, 999)} Get:{i} https://packages.example/stable main amd64 {dice.Pick(Lexicon.Nouns).ToLowerInvariant()}{dice.Hex(3)} [{dice.Between(10, 900)} kB]",
                    1 => $"\u001b[34m#{i / 40 + 4} sha256:{dice.Hex(64)} {dice.Between(1, 90)}.{dice.Below(99)}MB / 91.20MB\u001b[0m",
                    _ => $"#{i / 40 + 4} {i % 40}.{dice.Between(100, 999)} Unpacking {dice.Pick(Lexicon.Nouns).ToLowerInvariant()}{dice.Hex(3)} ...",
                },
                i => $"#{i / 40 + 4} {i % 40}.{dice.Between(100, 999)} {error}"),
            Question = shape.Ask("Why did the image build fail?", "Which package is missing?", "What do I have to change in the Dockerfile?"),
            Facts = [Fact.Verbatim(error)],
            Target = "docker build .",
        };
    }
}
