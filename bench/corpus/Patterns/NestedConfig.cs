namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A deep JSON settings document.</summary>
internal sealed class NestedConfig : TextPattern
{
    public override string Name => "json_settings";

    public override Knob Knob => new("context_compression", """{"maxChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var key = $"tariffCeiling{dice.Hex(3)}";
        var value = dice.Between(11000, 98000);
        string Section(string name, string more) => $$"""
                "{{name}}": {
                    "enabled": true,
                    "endpoint": "https://{{dice.Pick(Lexicon.Services)}}.example/{{dice.Hex(4)}}",
                    "timeouts": {
                        "connect": {{dice.Between(1, 30)}},
                        "read": {{dice.Between(1, 90)}}
                    },
                    "retry": {
                        "limit": {{dice.Between(1, 9)}},
                        "backoff": "exponential"
                    }{{more}}
                }
            """;
        return new Material
        {
            Text = "{\n" + Filler.Join(shape, ",\n", i => Section($"{dice.Function()}{i}", ""), i => Section($"{dice.Function()}{i}", $",\n        \"{key}\": {value}")) + "\n}",
            Question = shape.Ask(
                $"What is {key} set to?",
                $"Where in the settings is {key}, and which value has it?",
                $"I need to double {key}. What is it now?"),
            Facts = [new Fact($"{key}: {value}", [new FactForm([$"\"{key}\":{value}"], SameLine: false, IgnoreSpace: true), new FactForm([key, $"{value}"], SameLine: true)])],
            Fence = "json",
            Tool = "read_file",
            Argument = "path",
            Target = "config/settings.json",
        };
    }
}
