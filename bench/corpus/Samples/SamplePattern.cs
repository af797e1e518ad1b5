namespace Anyray.Bench.Corpus.Samples;

/// <summary>A pattern given by samples, one variant each.</summary>
internal sealed class SamplePattern(string name, int keepChars, params Sample[] samples) : TextPattern
{
    public override string Name => name;

    public override Knob Knob => Structured
        ? new("context_compression", $$"""{"maxChars":{{keepChars}}}""")
        : new("relevance_filter", $$"""{"keepChars":{{keepChars}}}""");

    /// <summary>The texts are JSON or diffs.</summary>
    public bool Structured { get; init; }

    /// <summary>All stand in the newest tool result.</summary>
    public bool Fresh { get; init; }

    public override int Variants => samples.Length;

    public override Placement PlacementOf(int number) => Fresh ? Placement.Fresh : number % 3 == 1 ? Placement.Paste : Placement.Read;

    protected override Material Write(Dice dice, Shape shape) => shape.Kind(samples).Write(dice, shape);
}
