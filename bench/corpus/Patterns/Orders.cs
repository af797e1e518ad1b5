using System.Globalization;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A long list of orders, indented; one is asked for.</summary>
internal sealed class Orders : TextPattern
{
    public override string Name => "orders_json";

    public override Knob Knob => new("context_compression", """{"maxArrayItems":10,"maxChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var id = $"ORD-{dice.Between(700000, 799999)}";
        var carrier = $"RMT-{dice.Hex(8)}";
        var total = dice.Money(200, 900);
        string Order(string order, string status, string tracking, string amount) => $$"""
              {
                "order_id": "{{order}}",
                "customer": "{{dice.Person()}}",
                "city": "{{dice.Pick(Lexicon.Cities)}}",
                "placed_at": "{{Dice.Clock(dice.Below(900000)):yyyy-MM-ddTHH:mm:ssZ}}",
                "status": "{{status}}",
                "tracking": "{{tracking}}",
                "currency": "EUR",
                "total": {{amount}},
                "items": {{dice.Between(1, 9).ToString(CultureInfo.InvariantCulture)}}
              }
            """;
        var wanted = Order(id, "customs_hold", carrier, total);
        return new Material
        {
            Text = "[\n" + Filler.Join(
                shape,
                ",\n",
                i => Order($"ORD-{100000 + i * 7}", dice.Pick("delivered", "delivered", "shipped", "packed"), $"RMT-{dice.Hex(8)}", dice.Money(5, 180)),
                _ => wanted) + "\n]",
            Question = shape.Ask(
                $"Where is order {id} and what did it cost?",
                "One parcel is stuck at the border. Which tracking number does it have?",
                "Is any order in an unusual state? Give its tracking number and total."),
            Facts = [Fact.Record(wanted, "customs_hold", carrier, total)],
            Fence = "json",
            Tool = "list_orders",
            Argument = "since",
            Target = "2031-03-01",
        };
    }
}
