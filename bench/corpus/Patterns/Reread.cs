using Anyray.Bench.Corpus.Code;
using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>The agent reads the same file again and again, unchanged.</summary>
internal sealed class Reread : Pattern
{
    public override string Name => "reread_same_file";

    public override Knob Knob => new("context_dedupe", """{"keepRecentTurns":0}""");

    public override Draft Draft(Dice dice, Shape shape)
    {
        var language = shape.Kind(Languages.All);
        var secret = $"{dice.Between(1201, 9899)} * {dice.Between(3, 97)}";
        var methods = Enumerable.Range(0, Math.Clamp(shape.Bytes / 3500, 3, 30)).Select(_ => new Method(dice.Function() + dice.Hex(3))).Append(new Method("applyCeiling", Secret: secret));
        var source = SourceFile.Write(dice, language, "OrderRules", methods);
        var path = $"src/OrderRules.{language.Extension}";
        var conversation = new Conversation().User("Which ceiling do the order rules apply? Check thoroughly.");
        for (var i = 0; i < 6; i++)
        {
            conversation.Assistant(dice.Sentence()).Run("read_file", "path", path, source);
            if (i % 2 == 1) conversation.Assistant(dice.Sentence()).Run("run_command", "command", "git status", "nothing to commit, working tree clean");
        }

        if (shape.Placement != Placement.Fresh) conversation.Assistant("Read it again.").User("So, which ceiling is it?");
        return new Draft(conversation, [Fact.Verbatim(secret)]);
    }

    public override Placement PlacementOf(int number) => number % 2 == 0 ? Placement.Read : Placement.Fresh;
}
