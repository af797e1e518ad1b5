using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A client that sends every thinking block of the session back.</summary>
internal sealed class ReplayedThinking : Pattern
{
    public override string Name => "replayed_thinking";

    public override Knob Knob => new("thinking_trim");

    public override Placement PlacementOf(int number) => Placement.Read;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var file = $"src/{dice.Function()}{dice.Hex(3)}.cs";
        var conversation = new Conversation().User("The totals are off by a cent now and then. Find out why.");
        for (var turn = 0; turn < 12; turn++)
        {
            conversation.Thinking($"I should look at this next. {dice.Paragraph(Math.Max(4, shape.Bytes / 1000))}", dice.Base64(120))
                .Assistant(turn == 4 ? $"The rounding happens twice, once of them in {file}." : dice.Sentence())
                .Run("run_command", "command", $"grep -n Round {turn}", $"{dice.Function()}.cs:{dice.Between(2, 400)}: {dice.Function()}();");
        }

        conversation.Assistant("That is the whole picture.").User("In which file is it rounded twice?");
        return new Draft(conversation, [Fact.Verbatim(file)]) { OnlyAnthropic = true };
    }
}
