namespace Anyray.Bench.Corpus;

/// <summary>One kind of waste. A new one is a class and a line in <see cref="Catalogue"/>.</summary>
internal abstract class Pattern
{
    /// <summary>Name in the report.</summary>
    public abstract string Name { get; }

    /// <summary>The strategy that suits it; null for controls.</summary>
    public abstract Knob? Knob { get; }

    /// <summary>How many variants it has.</summary>
    public virtual int Variants => 4;

    /// <summary>Where the waste of variant <paramref name="number"/> stands.</summary>
    public virtual Placement PlacementOf(int number) => (number % 4) switch
    {
        1 => Placement.Paste,
        3 => Placement.Fresh,
        _ => Placement.Read,
    };

    /// <summary>One case.</summary>
    public abstract Draft Draft(Dice dice, Shape shape);
}
