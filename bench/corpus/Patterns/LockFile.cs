namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A package manager's lock file.</summary>
internal sealed class LockFile : TextPattern
{
    public override string Name => "lock_file";

    public override Knob Knob => new("context_compression", """{"maxChars":1000,"maxArrayItems":10}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var package = $"tinyqueue-{dice.Hex(4)}";
        var version = $"{dice.Between(3, 9)}.{dice.Between(10, 99)}.{dice.Between(100, 999)}";
        string Entry(string name, string number) => $$"""
                "node_modules/{{name}}": {
                  "version": "{{number}}",
                  "resolved": "https://packages.example/{{name}}/-/{{name}}-{{number}}.tgz",
                  "integrity": "sha512-{{dice.Base64(64)}}",
                  "license": "MIT",
                  "engines": {
                    "node": ">=18"
                  }
                }
            """;
        var wanted = Entry(package, version);
        return new Material
        {
            Text = "{\n  \"lockfileVersion\": 3,\n  \"packages\": {\n" + Filler.Join(shape, ",\n", _ => Entry($"{dice.Pick(Lexicon.Verbs)}-{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}-{dice.Hex(3)}", $"{dice.Between(0, 9)}.{dice.Between(0, 20)}.{dice.Between(0, 20)}"), _ => wanted) + "\n  }\n}",
            Question = shape.Ask(
                $"Which version of {package} is locked?",
                $"Is {package} installed, and in which version?",
                $"An advisory names {package}. What do we have?"),
            Facts = [Fact.Sequence(package, version)],
            Fence = "json",
            Tool = "read_file",
            Argument = "path",
            Target = "package-lock.json",
        };
    }
}
