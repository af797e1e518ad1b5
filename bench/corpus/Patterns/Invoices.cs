namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Invoices; the answer is an extreme value, not a name.</summary>
internal sealed class Invoices : TextPattern
{
    public override string Name => "invoices_json";

    public override Knob Knob => new("context_compression", """{"maxArrayItems":10,"maxChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var number = $"INV-{dice.Hex(7)}";
        var amount = dice.Money(40000, 90000);
        string Invoice(string id, string value) => $$"""
              {"invoice": "{{id}}", "supplier": "{{dice.Pick(Lexicon.LastNames)}} {{dice.Pick("Ltd", "GmbH", "SA", "AB")}}", "due": "{{Dice.Clock(dice.Below(9000000)):yyyy-MM-dd}}", "net": {{value}}, "vat_rate": 0.2, "paid": {{(dice.Chance(0.5) ? "true" : "false")}}}
            """;
        var wanted = Invoice(number, amount);
        return new Material
        {
            Text = "[\n" + Filler.Join(shape, ",\n", _ => Invoice($"INV-{dice.Hex(7)}", dice.Money(20, 1900)), _ => wanted) + "\n]",
            Question = shape.Ask(
                "Which invoice is the largest, and how much is it?",
                "Is one of these amounts out of line with the rest?",
                "Where did most of the money go this quarter?"),
            Facts = [Fact.Record(wanted, number, amount)],
            Fence = "json",
            Tool = "list_invoices",
            Argument = "quarter",
            Target = "2031-Q1",
        };
    }
}
