using Anyray.Bench.Corpus.Runners;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A build or lint run with one error among its progress lines.</summary>
internal sealed class CompilerRunners : TextPattern
{
    public override string Name => "compiler_output";

    public override Knob Knob => new("command_digest");

    public override int Variants => 8;

    protected override Material Write(Dice dice, Shape shape)
    {
        var runner = Runner.Builds[shape.Number / 2 % Runner.Builds.Count];
        var run = runner.Write(dice, shape);
        return new Material
        {
            Text = run.Text,
            Question = shape.Ask(
                "What does not compile?",
                "Why did the build stop, and in which file?",
                "Give me the first error with its place."),
            Facts = run.Facts,
            Target = runner.Command,
        };
    }
}
