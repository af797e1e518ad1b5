using System.Text;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>A diff of many files to be reviewed; one hunk is dangerous.</summary>
internal sealed class Diff : TextPattern
{
    public override string Name => "diff_review";

    public override Knob Knob => new("context_compression", """{"maxChars":1000}""");

    protected override Material Write(Dice dice, Shape shape)
    {
        var table = $"{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}_{dice.Hex(4)}";
        string[] risky =
        [
            $"-    if (!caller.MayWrite(\"{table}\")) return Forbidden();",
            $"+    // permission on {table} is checked by the proxy",
        ];
        return new Material
        {
            Text = Filler.Join(shape, "\n", i => File(dice, $"src/{dice.Pick(Lexicon.Services)}/{dice.Function()}.cs", null), _ => File(dice, $"src/admin/{dice.Function()}.cs", risky)),
            Question = shape.Ask(
                "Review this change. Does it remove a permission check anywhere?",
                "Is there anything in here that weakens security?",
                "Which access check was dropped, and what was it protecting?"),
            Facts = [Fact.Verbatim(risky[0][1..].Trim()), Fact.Verbatim(risky[1][1..].Trim())],
            Fence = "diff",
            Tool = "git_diff",
            Argument = "range",
            Target = "main...feature",
        };
    }

    private static string File(Dice dice, string path, string[]? risky)
    {
        var text = new StringBuilder($"diff --git a/{path} b/{path}\nindex {dice.Hex(7)}..{dice.Hex(7)} 100644\n--- a/{path}\n+++ b/{path}\n");
        var hunks = dice.Between(1, 3);
        var riskyHunk = dice.Below(hunks);
        for (var h = 0; h < hunks; h++)
        {
            var at = 20 + h * 60;
            var changed = h == riskyHunk && risky is not null ? risky : [$"-        var {dice.Pick(Lexicon.Adjectives)} = {dice.Function()}({dice.Below(90)});", $"+        var {dice.Pick(Lexicon.Adjectives)} = {dice.Function()}({dice.Below(90)});"];
            text.Append($"@@ -{at},17 +{at},17 @@ public void {dice.Function()}()\n");
            for (var i = 0; i < 8; i++) text.Append($"         {dice.Function()}({dice.Pick(Lexicon.Adjectives)}, {dice.Below(99)});\n");
            foreach (var line in changed) text.Append(line).Append('\n');
            for (var i = 0; i < 8; i++) text.Append($"         {dice.Function()}({dice.Pick(Lexicon.Adjectives)}, {dice.Below(99)});\n");
        }

        return text.ToString().TrimEnd('\n');
    }
}
