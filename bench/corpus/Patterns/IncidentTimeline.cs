namespace Anyray.Bench.Corpus.Patterns;

/// <summary>What people wrote down during an incident.</summary>
internal sealed class IncidentTimeline : TextPattern
{
    public override string Name => "incident_timeline";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var person = dice.Person();
        var commit = dice.Hex(9);
        var service = dice.Pick(Lexicon.Services);
        return new Material
        {
            Text = Filler.Lines(
                shape,
                i => $"{Dice.Clock(i * 47):HH:mm} {dice.Pick(Lexicon.FirstNames)}: {dice.Sentence()}",
                i => $"{Dice.Clock(i * 47):HH:mm} {person}: rolled {service} back to {commit}, error rate fell to zero within two minutes"),
            Question = shape.Ask(
                "Which commit was the service rolled back to, and who did it?",
                "What action ended the incident, and by whom was it taken?",
                "When did the error rate recover and what had been done just before?"),
            Facts = [Fact.Row(person, service, commit)],
            Tool = "read_document",
            Argument = "title",
            Target = "incident notes",
        };
    }
}
