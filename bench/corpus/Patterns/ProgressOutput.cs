namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Lines that differ in nothing but a counter, as progress output does.</summary>
internal sealed class ProgressOutput : TextPattern
{
    public override string Name => "progress_output";

    public override Knob Knob => new("context_compression", """{"maxChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var warning = $"warning: block {dice.Hex(8)} was rewritten twice";
        return new Material
        {
            Text = Filler.Lines(shape, i => i % 7 == 0 ? $"copied {i * 128} of 991232 blocks" : "waiting for the device ...", _ => warning),
            Question = shape.Ask("Did the copy warn about anything?", "Was every block written once?", "Which block is suspicious?"),
            Facts = [Fact.Verbatim(warning)],
            Target = "blockcopy /dev/sda /dev/sdb",
        };
    }
}
