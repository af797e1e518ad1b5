using Anyray.Bench.Corpus.Runners;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A test run of hundreds of passing tests and one failure.</summary>
internal sealed class TestRunners : TextPattern
{
    public override string Name => "test_runner";

    public override Knob Knob => new("command_digest");

    public override int Variants => 18;

    protected override Material Write(Dice dice, Shape shape)
    {
        var runner = Runner.Tests[shape.Number / 2 % Runner.Tests.Count];
        var run = runner.Write(dice, shape);
        return new Material
        {
            Text = run.Text,
            Question = shape.Ask(
                "Which test failed, and what was expected?",
                "The build is red. Why?",
                "What do I have to fix to get this green?"),
            Facts = run.Facts,
            Target = runner.Command,
        };
    }
}
