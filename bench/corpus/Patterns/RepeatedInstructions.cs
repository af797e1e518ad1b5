using System.Text;
using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A prompt template that says the same thing with every item.</summary>
internal sealed class RepeatedInstructions : Pattern
{
    public override string Name => "repeated_instructions";

    public override Knob Knob => new("prompt_compression");

    public override Placement PlacementOf(int number) => Placement.Paste;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var rules = $"{dice.Paragraph(6)} Answer with one word per ticket. {dice.Paragraph(4)}";
        var facts = new List<Fact> { Fact.Verbatim(rules) };
        var text = new StringBuilder();
        for (var i = 0; text.Length < shape.Bytes; i++)
        {
            var ticket = $"Ticket {7000 + i}: the {dice.Pick(Lexicon.Nouns).ToLowerInvariant()} {dice.Hex(4)} is {dice.Pick(Lexicon.Adjectives)}.";
            facts.Add(Fact.Verbatim(ticket));
            text.Append(rules).Append("\n\n").Append(ticket).Append("\n\n");
        }

        return new Draft(new Conversation().User($"{text}Classify every ticket above."), facts);
    }
}
