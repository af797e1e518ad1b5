namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A directory of users on one line of JSON; a person is asked for.</summary>
internal sealed class Users : TextPattern
{
    public override string Name => "users_json";

    public override Knob Knob => new("context_compression", """{"maxArrayItems":10,"maxChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var person = $"{dice.Pick(Lexicon.FirstNames)} {dice.Pick("Oyelaran", "Strandberg", "Villaverde", "Achterberg")}";
        var mail = $"{dice.Hex(6)}@branch.example";
        var locked = $"too_many_attempts_{dice.Between(11, 99)}";
        string User(int id, string name, string address, string state, string reason) =>
            $$"""{"id":{{id}},"name":"{{name}}","email":"{{address}}","role":"{{dice.Pick("viewer", "viewer", "editor", "admin")}}","state":"{{state}}","reason":"{{reason}}","last_seen":"{{Dice.Clock(dice.Below(900000)):yyyy-MM-ddTHH:mm:ssZ}}","mfa":true,"locale":"en-GB"}""";
        var wanted = User(dice.Between(90000, 99999), person, mail, "locked", locked);
        return new Material
        {
            Text = $$"""{"page":1,"users":[{{Filler.Join(shape, ",", i => User(1000 + i, dice.Person(), $"{dice.Hex(6)}@corp.example", "active", "none"), _ => wanted)}}],"next":null}""",
            Question = shape.Ask(
                $"Why can {person} not sign in?",
                "Somebody's account is shut. Whose is it and why?",
                $"Tell me the mail address of {person} and what is wrong with the account."),
            Facts = [Fact.Record(wanted, person, mail, "locked", locked)],
            Fence = "json",
            Tool = "list_users",
            Argument = "tenant",
            Target = "corp",
        };
    }
}
