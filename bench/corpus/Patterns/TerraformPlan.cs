namespace Anyray.Bench.Corpus.Patterns;

/// <summary>An infrastructure plan with one destructive change.</summary>
internal sealed class TerraformPlan : TextPattern
{
    public override string Name => "terraform_plan";

    public override Knob Knob => new("relevance_filter", """{"keepChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var database = $"aws_db_instance.{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}_{dice.Hex(4)}";
        string Tags(int i) => $"  # aws_instance.worker[{i}] will be updated in-place\n  ~ resource \"aws_instance\" \"worker\" {{\n        id            = \"i-{dice.Hex(17)}\"\n      ~ tags          = {{\n          ~ \"Release\" = \"{dice.Hex(7)}\" -> \"{dice.Hex(7)}\"\n            # (4 unchanged elements hidden)\n        }}\n        # (31 unchanged attributes hidden)\n    }}\n";
        return new Material
        {
            Text = "Terraform will perform the following actions:\n\n" + Filler.Lines(shape, Tags, _ => $"  # {database} must be replaced\n-/+ resource \"aws_db_instance\" \"{database.Split('.')[1]}\" {{\n      ~ engine_version = \"15.4\" -> \"16.2\" # forces replacement\n      ~ id             = \"db-{dice.Hex(12)}\" -> (known after apply)\n    }}\n") + "\n\nPlan: 1 to add, 140 to change, 1 to destroy.",
            Question = shape.Ask(
                "Does this plan destroy or replace anything? What, and why?",
                "Is it safe to apply? Name whatever would be lost.",
                "Which resource is replaced?"),
            Facts = [Fact.Verbatim($"{database} must be replaced"), Fact.Verbatim("\"15.4\" -> \"16.2\" # forces replacement")],
            Target = "terraform plan",
        };
    }
}
