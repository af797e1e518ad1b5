using System.Globalization;
using System.Text;
using Anyray.Bench.Corpus.Code;

namespace Anyray.Bench.Corpus.Sessions;

/// <summary>A coding agent whose tools carry text in their arguments: it reads parts of files, edits by old and new text, writes whole files, and looks at what it changed.</summary>
internal static class EditingScript
{
    public static void Play(Dice dice, Recorder agent, int turns)
    {
        AgentPrompt.DeclareTools(agent.Conversation, dice, ("Read", "file_path"), ("Edit", "file_path"), ("Write", "file_path"), ("Bash", "command"), ("Grep", "pattern"));
        var language = dice.Pick(Languages.All.ToArray());
        var path = $"/home/dev/shop/src/{dice.Pick(Lexicon.Services)}/{dice.Pick(Lexicon.Nouns)}Service.{language.Extension}";
        var file = SourceFile.Write(dice, language, "OrderService", Enumerable.Range(0, dice.Between(6, 12)).Select(_ => new Method(dice.Function() + dice.Hex(2)))).Split('\n').ToList();
        var tests = Enumerable.Range(0, dice.Between(30, 70)).Select(i => $"{dice.Pick(Lexicon.Verbs)}s the {dice.Pick(Lexicon.Adjectives)} {dice.Pick(Lexicon.Nouns).ToLowerInvariant()} when it is {dice.Pick(Lexicon.Adjectives)}").ToList();
        var diff = new StringBuilder($"diff --git a{path[14..]} b{path[14..]}\n--- a{path[14..]}\n+++ b{path[14..]}\n");
        agent.User($"{dice.Sentence()} The service is wrong for large amounts. Fix it, add a helper and keep the tests green.");
        for (var turn = 1; turn < turns; turn++)
        {
            switch (turn % 10)
            {
                case 1: agent.Step("Bash", new { command = "ls -la src" }, Listing(dice)); break;
                case 2: agent.Step("Read", new { file_path = path }, Lines(file, 0, file.Count)); break;
                case 3 or 6: Edit(dice, agent, language, path, file, diff); break;
                case 4 or 8: agent.Step("Bash", new { command = "npm test" }, Tests(dice, tests)); break;
                case 5:
                    var helper = SourceFile.Write(dice, language, "AmountHelper", Enumerable.Range(0, 2).Select(_ => new Method(dice.Function() + dice.Hex(2))));
                    var created = path.Replace("Service.", "Helper.", StringComparison.Ordinal);
                    agent.Step("Write", new { file_path = created, content = helper }, $"File created successfully at: {created}");
                    if (dice.Chance(0.6)) agent.Step("Bash", new { command = $"cat {created}" }, helper);
                    break;
                case 7:
                    var from = dice.Below(file.Count / 2);
                    agent.Step("Read", new { file_path = path, offset = from + 1, limit = 60 }, Lines(file, from, Math.Min(file.Count, from + 60)));
                    break;
                case 9: agent.Step("Bash", new { command = "git diff" }, diff.ToString()); break;
                default: agent.Step("Grep", new { pattern = "Rules", path }, string.Join('\n', file.Select((l, i) => $"{path}:{i + 1}:{l}").Where(l => l.Contains("Rules", StringComparison.Ordinal)).Take(30))); break;
            }
        }
    }

    private static void Edit(Dice dice, Recorder agent, Language language, string path, List<string> file, StringBuilder diff)
    {
        var at = dice.Between(6, file.Count - 10);
        var old = file.GetRange(at, 4);
        List<string> fresh = [.. old[..2], $"    {string.Format(CultureInfo.InvariantCulture, language.Log, $"{dice.Function()} {dice.Hex(4)}")}", .. old[2..]];
        file.RemoveRange(at, old.Count);
        file.InsertRange(at, fresh);
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{at - 2},10 +{at - 2},11 @@\n").AppendJoin('\n', file.GetRange(at - 3, 5).Select(l => " " + l)).Append("\n+").Append(fresh[2]).Append('\n').AppendJoin('\n', file.GetRange(at + 3, 5).Select(l => " " + l)).Append('\n');
        agent.Step("Edit", new { file_path = path, old_string = string.Join('\n', old), new_string = string.Join('\n', fresh) },
            $"The file {path} has been updated. Here's the result of running `cat -n` on a snippet of the edited file:\n{Lines(file, at - 4, at + 9)}");
    }

    private static string Lines(List<string> file, int from, int to) => string.Join('\n', Enumerable.Range(from, to - from).Select(i => $"{i + 1,6}→{file[i]}"));

    private static string Listing(Dice dice) => "total 412\n" + string.Join('\n', Enumerable.Range(0, 30).Select(i =>
        $"drwxr-xr-x  {dice.Between(2, 9)} dev  staff  {dice.Between(64, 9000),6} Mar {dice.Between(1, 28),2} {dice.Below(24):00}:{dice.Below(60):00} {dice.Pick(Lexicon.Services)}-{i}"));

    private static string Tests(Dice dice, List<string> tests) =>
        "\n> shop@4.1.0 test\n> vitest run\n\n ✓ src/orders.test.ts (" + tests.Count + " tests) " + dice.Between(200, 900) + "ms\n"
        + string.Join('\n', tests.Select(t => $"   ✓ OrderService > {t} {dice.Between(1, 60)}ms"))
        + $"\n\n Test Files  1 passed (1)\n      Tests  {tests.Count} passed ({tests.Count})\n   Duration  {dice.Between(1, 9)}.{dice.Between(10, 99)}s\n";
}
