using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>The agent runs the same command again; a few lines differ each time.</summary>
internal sealed class Rerun : Pattern
{
    public override string Name => "rerun_near_duplicate";

    public override Knob Knob => new("context_dedupe", """{"keepRecentTurns":0,"nearDupe":true}""");

    public override Placement PlacementOf(int number) => number % 2 == 0 ? Placement.Read : Placement.Fresh;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var rows = Enumerable.Range(0, Math.Max(40, shape.Bytes / 300)).Select(i => $"{dice.Pick(Lexicon.Services)}-{i:000}   {dice.Ip()}   build {dice.Hex(7)}   ready   {dice.Between(1, 40)}d").ToList();
        var facts = new List<Fact>();
        var conversation = new Conversation().User("Watch the fleet until it settles and tell me which machines changed.");
        for (var i = 0; i < 6; i++)
        {
            conversation.Assistant(dice.Sentence()).Run("run_command", "command", "fleet status", string.Join('\n', rows));
            var at = dice.Below(rows.Count);
            rows[at] = $"{rows[at].Split(' ')[0]}   {dice.Ip()}   build {dice.Hex(7)}   draining since {dice.Hex(6)}   0d";
            if (i < 5) facts.Add(Fact.Verbatim(rows[at][rows[at].IndexOf("draining", StringComparison.Ordinal)..]));
        }

        if (shape.Placement != Placement.Fresh) conversation.Assistant("That is the newest state.").User("Which machines changed over these runs?");
        return new Draft(conversation, facts);
    }
}
