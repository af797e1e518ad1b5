using Anyray.Bench.Corpus.Code;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A whole source file, of which only the structure is asked for.</summary>
internal sealed class SourceStructure : TextPattern
{
    public override string Name => "source_structure";

    public override Knob Knob => new("code_graph");

    public override int Variants => 20;

    protected override Material Write(Dice dice, Shape shape)
    {
        var language = Languages.All[shape.Number / 2 % Languages.All.Count];
        var type = dice.Pick(Lexicon.Nouns) + dice.Pick("Service", "Manager", "Store");
        var names = new HashSet<string>();
        while (names.Count < Math.Clamp(shape.Bytes / 900, 6, 60)) names.Add(dice.Function() + dice.Pick(Lexicon.Nouns));
        var methods = names.Select(n => new Method(n)).ToList();
        var source = SourceFile.Write(dice, language, type, methods);
        return new Material
        {
            Text = source,
            Question = shape.Ask(
                "What does this type offer? List its operations with their parameters.",
                "Give me an outline of this file for the architecture page.",
                "Which public entry points are there, and what do they return?"),
            Facts = [Fact.Verbatim(type), .. methods.Select(m => Fact.Verbatim(SourceFile.Declaration(language, m.Name)))],
            Fence = language.Name,
            Tool = "read_file",
            Argument = "path",
            Target = $"src/orders/{type}.{language.Extension}",
        };
    }
}
