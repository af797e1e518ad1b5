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
            var stray = turn % 6 == 5 ? $" The number {dice.Between(1000, 9999)} looks odd to me." : "";
            conversation.Thinking(Musing.Write(dice, Math.Max(6, shape.Bytes / 900)) + stray, dice.Base64(120))
                .Assistant(turn == 4 ? $"The rounding happens twice, once of them in {file}." : dice.Sentence())
                .Run("run_command", "command", $"grep -n Round {turn}", $"{dice.Function()}.cs:{dice.Between(2, 400)}: {dice.Function()}();");
        }

        conversation.Assistant("That is the whole picture.").User("In which file is it rounded twice?");
        return new Draft(conversation, [Fact.Verbatim(file)]) { OnlyAnthropic = true };
    }
}
