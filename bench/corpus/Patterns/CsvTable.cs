namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A CSV export.</summary>
internal sealed class CsvTable : TextPattern
{
    public override string Name => "csv_export";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var id = $"SH-{dice.Hex(6).ToUpperInvariant()}";
        var weight = dice.Money(800, 990);
        return new Material
        {
            Text = "shipment,date,from,to,carrier,weight_kg,fee\n" + Filler.Lines(
                shape,
                i => $"SH-{i:000000},{Dice.Clock(i * 3600):yyyy-MM-dd},{dice.Pick(Lexicon.Cities)},{dice.Pick(Lexicon.Cities)},{dice.Pick("Fleetline", "Postnord", "Kestrel")},{dice.Money(1, 60)},{dice.Money(4, 30)}",
                i => $"{id},{Dice.Clock(i * 3600):yyyy-MM-dd},Bergen,Oporto,Kestrel,{weight},{dice.Money(4, 30)}"),
            Question = shape.Ask(
                $"How heavy is shipment {id}?",
                $"Give me the route and weight of {id}.",
                $"Where does {id} go, and what does it weigh?"),
            Facts = [Fact.Row(id, "Bergen", "Oporto", weight)],
            Fence = "csv",
            Tool = "read_file",
            Argument = "path",
            Target = "export/shipments.csv",
        };
    }
}
