namespace Anyray.Bench.Corpus.Patterns;

/// <summary>An earlier tool output far too large to be kept in the conversation.</summary>
internal sealed class HugeOutput : Pattern
{
    public override string Name => "huge_output";

    public override Knob Knob => new("output_externalize", """{"minChars":8000}""");

    public override int Variants => 3;

    public override Placement PlacementOf(int number) => Placement.Read;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var finding = $"Sector {dice.Between(100, 999)} holds checksum {dice.Hex(8)}, so the copy is sound.";
        var dump = Filler.Lines(shape with { Bytes = shape.Bytes * 2 }, i => $"{i * 16:x8}  {dice.Hex(32)}  {dice.Hex(16)}", i => $"{i * 16:x8}  {dice.Hex(32)}  {dice.Hex(16)}");
        var conversation = new Dialects.Conversation().User("Check the copied disk.").Assistant("Dumping it.")
            .Run("run_command", "command", "dump /dev/sdb", dump).Assistant(finding)
            .User("Good. Which sector did you compare, and what checksum did it have?");
        return new Draft(conversation, [Fact.Verbatim(finding)]);
    }
}
