using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Scenes;

/// <summary>A pattern given by scenes: each is read before it is asked about, pasted, and read by an agent on its way to an answer asked for at the start.</summary>
internal sealed class ScenePattern(string name, Knob knob, params Scene[] scenes) : TextPattern
{
    public override string Name => name;

    public override Knob Knob => knob;

    public override int Variants => scenes.Length * 3;

    public override Placement PlacementOf(int number) => number / scenes.Length == 1 ? Placement.Paste : Placement.Read;

    public override Draft Draft(Dice dice, Shape shape)
    {
        if (shape.Number / scenes.Length < 2) return base.Draft(dice, shape);
        var material = Write(dice, shape);
        var conversation = new Conversation().User(material.Question).Assistant("Let me fetch what I need for that.")
            .Run(material.Tool, material.Argument, material.Target, material.Text)
            .Assistant("Got it. One more check before I answer.").Run("clock", "zone", "UTC", "2031-03-04T18:00:00Z");
        return new Draft(conversation, material.Facts);
    }

    protected override Material Write(Dice dice, Shape shape) => shape.Kind(scenes).Write(dice, shape);
}
