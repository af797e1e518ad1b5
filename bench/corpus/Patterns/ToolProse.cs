using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Tool descriptions laid out with blank lines, indentation and stock phrases.</summary>
internal sealed class ToolProse : Pattern
{
    public override string Name => "tool_prose";

    public override Knob Knob => new("tool_schema_compression");

    public override Placement PlacementOf(int number) => Placement.Read;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var conversation = new Conversation();
        var facts = new List<Fact>();
        for (var i = 0; i < Math.Clamp(shape.Bytes / 900, 6, 40); i++)
        {
            var sentence = dice.Sentence();
            facts.Add(Fact.Verbatim($"op_{i}_{dice.Pick(Lexicon.Verbs)}"));
            conversation.Tools.Add(new Tool(
                facts[^1].Name,
                $"        This tool allows you to {dice.Pick(Lexicon.Verbs)} the {dice.Pick(Lexicon.Nouns).ToLowerInvariant()}.\n\n\n            Usage:\n\n                -   {sentence}\n\n                -   {dice.Sentence()}\n\n\n",
                """{"type":"object","properties":{"id":{"type":"string","description":"      The id.      \n\n        Required.   "}},"required":["id"]}"""));
        }

        return new Draft(conversation.User("Which of your tools would you use to close the books, and in what order?"), facts);
    }
}
