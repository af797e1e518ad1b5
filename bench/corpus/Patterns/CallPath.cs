using Anyray.Bench.Corpus.Code;
using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Several source files read one after the other; one call path through them is asked for.</summary>
internal sealed class CallPath : Pattern
{
    public override string Name => "source_call_path";

    public override Knob Knob => new("code_graph");

    public override int Variants => 10;

    public override Placement PlacementOf(int number) => Placement.Read;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var language = shape.Kind(Languages.All);
        string[] path = [.. Enumerable.Range(0, 4).Select(i => $"{dice.Function()}{dice.Pick(Lexicon.Nouns)}Step{i}")];
        var secret = $"{dice.Between(1201, 9899)} * {dice.Between(3, 97)}";
        var conversation = new Conversation().User("Read the files of the order flow, I will ask about one path.");
        for (var file = 0; file < 4; file++)
        {
            var methods = Enumerable.Range(0, Math.Clamp(shape.Bytes / 4000, 4, 16)).Select(_ => new Method(dice.Function() + dice.Hex(3))).ToList();
            methods.Insert(dice.Below(methods.Count), file < 3 ? new Method(path[file], path[file + 1]) : new Method(path[3], Secret: secret));
            var type = $"{dice.Pick(Lexicon.Nouns)}Flow{file}";
            conversation.Run("read_file", "path", $"src/{type}.{language.Extension}", SourceFile.Write(dice, language, type, methods));
        }

        conversation.Assistant("I have read all four files.").User(shape.Ask(
            $"Follow the call that starts in {path[0]} down to the end. Which limit is applied there?",
            $"When {path[0]} runs, what is called after what, and what is the value of the limit at the bottom?",
            $"Explain what {path[0]} leads to, step by step, with the final limit."));
        return new Draft(conversation, [Fact.Verbatim(secret), .. path.Skip(1).Select(p => Fact.Verbatim(SourceFile.Declaration(language, p)))]);
    }
}
