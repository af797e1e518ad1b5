namespace Anyray.Bench.Corpus.Patterns;

/// <summary>What psql prints for a wide query.</summary>
internal sealed class SqlResult : TextPattern
{
    public override string Name => "sql_result";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var account = dice.Between(800000, 899999);
        var owner = $"{dice.Pick(Lexicon.FirstNames)} Featherstone";
        string Row(int id, string name, string balance, string state) => $" {id,8} | {name,-28} | {dice.Pick(Lexicon.Cities),-10} | {balance,12} | {state,-10} | {Dice.Clock(dice.Below(900000)):yyyy-MM-dd HH:mm:ss}+00";
        return new Material
        {
            Text = $" {"account",8} | {"owner",-28} | {"branch",-10} | {"balance",12} | {"state",-10} | updated\n{new string('-', 10)}+{new string('-', 30)}+{new string('-', 12)}+{new string('-', 14)}+{new string('-', 12)}+-----------------------\n" + Filler.Lines(shape, i => Row(10000 + i, dice.Person(), dice.Money(10, 9000), "open"), _ => Row(account, owner, "-48120.55", "frozen")),
            Question = shape.Ask(
                "Which account is frozen, and whose is it?",
                "Is any balance negative? Name the owner.",
                "Find the one account that is not open."),
            Facts = [Fact.Row($"{account}", owner, "-48120.55", "frozen")],
            Tool = "run_sql",
            Argument = "query",
            Target = "select * from accounts",
        };
    }
}
