using Anyray.Bench.Corpus.Code;
using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A long agent session whose early tool outputs no longer matter, seen for the first time.</summary>
internal class LongSession : Pattern
{
    public override string Name => "long_session";

    public override Knob Knob => new("observation_mask", """{"keepRecentTurns":2,"minChars":300}""");

    public override Placement PlacementOf(int number) => Placement.Read;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var failure = $"TimeoutError: waited {dice.Between(31, 99)} s for lock {dice.Hex(6)}";
        var conclusion = $"The lock is held by job {dice.Hex(7)}, so I will look at the scheduler.";
        var conversation = new Conversation().User("The nightly import is stuck. Find out why and fix it.");
        var each = Math.Max(1200, shape.Bytes / 14);
        for (var turn = 0; turn < 14; turn++)
        {
            var language = Languages.All[dice.Below(10)];
            conversation.Assistant(turn == 6 ? conclusion : dice.Sentence());
            if (turn == 5) conversation.Run("run_command", "command", "import --once", failure, isError: true);
            else conversation.Run("read_file", "path", $"src/{dice.Function()}.{language.Extension}", Numbered.Lines(SourceFile.Write(dice, language, dice.Pick(Lexicon.Nouns), Enumerable.Range(0, Math.Max(2, each / 800)).Select(_ => new Method(dice.Function() + dice.Hex(3))))));
        }

        conversation.Assistant("I have seen enough of the files.").User(shape.Ask(
            "What error did the import stop with, and who holds the lock?",
            "Remind me what went wrong when you ran it, and what you concluded.",
            "Sum up the failure and your conclusion so far."));
        return new Draft(conversation, [Fact.Verbatim(failure), Fact.Verbatim(conclusion)]);
    }
}
