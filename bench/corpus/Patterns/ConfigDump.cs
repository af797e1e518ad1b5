namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A dump of key-value settings.</summary>
internal sealed class ConfigDump : TextPattern
{
    public override string Name => "config_dump";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var key = $"broker.fetch.{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}.max.{dice.Hex(3)}";
        var value = dice.Between(210000, 980000);
        return new Material
        {
            Text = Filler.Lines(
                shape,
                i => i % 25 == 0 ? $"\n[{dice.Pick(Lexicon.Services)}.{i}]" : $"{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}.{dice.Pick(Lexicon.Verbs)}.{dice.Pick(Lexicon.Adjectives)}.{i} = {dice.Pick("true", "false", dice.Between(1, 900).ToString(System.Globalization.CultureInfo.InvariantCulture))}",
                _ => $"{key} = {value}"),
            Question = shape.Ask(
                $"What is {key} set to?",
                $"Is {key} set, and if so to what?",
                $"I want to halve {key}; tell me its value."),
            Facts = [Fact.Row(key, $"{value}")],
            Fence = "ini",
            Tool = "run_command",
            Argument = "command",
            Target = "brokerctl config dump",
        };
    }
}
