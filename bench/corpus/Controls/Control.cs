using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Controls;

/// <summary>A request without waste.</summary>
internal sealed class Control(string name, Func<Dice, Conversation> write) : Pattern
{
    public override string Name => name;

    public override Knob? Knob => null;

    public override int Variants => 6;

    public override Placement PlacementOf(int number) => Placement.Control;

    public override Draft Draft(Dice dice, Shape shape) => new(write(dice), []);
}
