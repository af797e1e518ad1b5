using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Scenes;

/// <summary>An agent reads one file again and again while it edits it; the question is about the state before or after.</summary>
internal sealed class EditedFile : Pattern
{
    public override string Name => "edited_file";

    public override Knob Knob => new("context_dedupe", """{"keepRecentTurns":0}""");

    public override int Variants => 6;

    public override Placement PlacementOf(int number) => Placement.Read;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var template = new Template(dice, new Dictionary<string, string>(), 1);
        var lines = Enumerable.Range(0, Math.Clamp(shape.Bytes / 250, 40, 300)).Select(i => template.Fill("  «verb»_«noun»_«x3»: «1..900»  # «adj» «noun»", i)).ToList();
        var at = dice.Between(5, lines.Count - 5);
        var key = template.Fill("«noun»_ceiling_«x3»");
        var conversation = new Conversation { System = "You are a careful engineer. Limits are only changed after the old value has been written down." }.User($"Tune the limits in limits.yaml, most of all {key}.");
        var values = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            values.Add(dice.Between(1000 * (i + 1), 1000 * (i + 1) + 900));
            lines[at] = $"  {key}: {values[i]}  # tuned";
            if (i % 2 == 1) lines[dice.Below(at)] = template.Fill("  «verb»_«noun»_«x3»: «1..900»  # «adj» «noun»");
            conversation.Assistant($"Step {i + 1}.").Run("read_file", "path", "limits.yaml", "limits:\n" + string.Join('\n', lines))
                .Assistant("Changing it.").Run("write_line", "line", $"{at}", "ok");
        }

        conversation.Assistant("All steps are done.").User(shape.Ask($"Which value did {key} have at the very start?", $"What is {key} now, going by the last read?"));
        var wanted = values[shape.Wording % 2 == 0 ? 0 : 4];
        return new Draft(conversation, [Fact.Verbatim($"{key}: {wanted}")]);
    }
}
