namespace Anyray.Bench.Corpus.Samples;

/// <summary>One text given by example: the kind of line it is made of, and the lines that answer.</summary>
/// <param name="Questions">Wordings of what is asked.</param>
/// <param name="Needles">What answers, in order; what stands between ⟦ and ⟧ is a fact (the whole of it when nothing does).</param>
/// <param name="Line">Any other line or block, given its number.</param>
internal sealed record Sample(string[] Questions, string[] Needles, Func<Dice, int, string> Line)
{
    /// <summary>Stands before the first line.</summary>
    public string Head { get; init; } = "";

    /// <summary>Stands after the last line.</summary>
    public string Tail { get; init; } = "";

    /// <summary>Stands between two lines or blocks.</summary>
    public string Separator { get; init; } = "\n";

    /// <summary>Lines end as on Windows.</summary>
    public bool Crlf { get; init; }

    /// <summary>What stands for <c>{N}</c> in a line is its number, as file readers print it.</summary>
    public bool Numbered { get; init; }

    /// <summary>Info string of the fence when pasted; null = pasted without one.</summary>
    public string? Fence { get; init; } = "";

    /// <summary>The tool that returns such a text.</summary>
    public string Tool { get; init; } = "run_command";

    /// <summary>The text and its facts.</summary>
    public Material Write(Dice dice, Shape shape)
    {
        var facts = new List<Fact>();
        var needles = Array.ConvertAll(Needles, n => Read(n, facts));
        var (next, items, length) = (0, new List<string>(), 0);
        for (var i = 0; length < shape.Bytes || next < needles.Length; i++)
        {
            // The first one at the shape's position, the others on the way to the end.
            var at = shape.Bytes * (shape.Position + next * (1 - shape.Position) / needles.Length);
            items.Add(next < needles.Length && length >= at ? needles[next++] : Line(dice, i));
            if (Numbered) items[^1] = items[^1].Replace("{N}", $"{i + 1,6}", StringComparison.Ordinal);
            length += items[^1].Length + Separator.Length;
        }

        var text = Head + string.Join(Separator, items) + Tail;
        return new Material
        {
            Text = Crlf ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text,
            Question = shape.Ask(Questions),
            Facts = facts,
            Fence = Fence,
            Tool = Tool,
            Target = "the material",
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
