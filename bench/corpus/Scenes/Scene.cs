namespace Anyray.Bench.Corpus.Scenes;

/// <summary>One long text and its question, written as templates: most lines look alike, and which of them answers only the question tells.</summary>
/// <param name="Questions">Wordings of what is asked.</param>
/// <param name="Needles">What answers, in order; what stands between ⟦ and ⟧ is a fact (the whole of it when nothing does).</param>
/// <param name="Lines">The other lines or blocks.</param>
internal sealed record Scene(string[] Questions, string[] Needles, string[] Lines)
{
    /// <summary>Values chosen once, in order, and used as slots afterwards.</summary>
    public (string Name, string Template)[] Lets { get; init; } = [];

    /// <summary>Stands before the first line.</summary>
    public string Head { get; init; } = "";

    /// <summary>Stands after the last line.</summary>
    public string Tail { get; init; } = "";

    /// <summary>Stands between two lines or blocks.</summary>
    public string Separator { get; init; } = "\n";

    /// <summary>Seconds between two lines.</summary>
    public double Step { get; init; } = 2;

    /// <summary>The lines come in turn instead of by chance.</summary>
    public bool InTurn { get; init; }

    /// <summary>Info string of the fence when pasted; null = pasted without one.</summary>
    public string? Fence { get; init; } = "";

    /// <summary>The tool that returns such a text.</summary>
    public string Tool { get; init; } = "run_command";

    /// <summary>What the tool is asked for.</summary>
    public string Target { get; init; } = "show";

    /// <summary>The text and its facts.</summary>
    public Material Write(Dice dice, Shape shape)
    {
        var values = new Dictionary<string, string>();
        var template = new Template(dice, values, Step);
        foreach (var (name, text) in Lets) values[name] = template.Fill(text);
        var facts = new List<Fact>();
        var (next, items, length) = (0, new List<string>(), 0);
        for (var i = 0; length < shape.Bytes || next < Needles.Length; i++)
        {
            var at = shape.Bytes * (shape.Position + next * (1 - shape.Position) / Needles.Length);
            var here = next < Needles.Length && length >= at;
            items.Add(here ? Read(template.Fill(Needles[next++], i), facts) : template.Fill(InTurn ? Lines[i % Lines.Length] : dice.Pick(Lines), i));
            length += items[^1].Length + Separator.Length;
        }

        return new Material
        {
            Text = template.Fill(Head) + string.Join(Separator, items) + template.Fill(Tail),
            Question = template.Fill(shape.Ask(Questions)),
            Facts = facts,
            Fence = Fence,
            Tool = Tool,
            Target = template.Fill(Target),
        };
    }

    private static string Read(string needle, List<Fact> facts)
    {
        var open = needle.IndexOf('⟦', StringComparison.Ordinal);
        if (open < 0) facts.Add(Fact.Verbatim(needle));
        for (; open >= 0; open = needle.IndexOf('⟦', open + 1)) facts.Add(Fact.Verbatim(needle[(open + 1)..needle.IndexOf('⟧', open)]));
        return needle.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
    }
}
