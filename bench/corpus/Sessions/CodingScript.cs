namespace Anyray.Bench.Corpus.Sessions;

/// <summary>A coding agent at work: looks around, reads, edits, tests, reads again.</summary>
internal static class CodingScript
{
    public static void Play(Dice dice, Recorder agent, int turns)
    {
        AgentPrompt.DeclareTools(agent.Conversation, dice, ("list_files", "path"), ("grep", "pattern"), ("read_file", "path"), ("edit_file", "path"), ("run_tests", "filter"), ("run_command", "command"), ("write_file", "path"), ("todo", "text"));
        var workspace = new Workspace(dice, dice.Between(5, 9));
        agent.User($"{dice.Paragraph(2)} Please fix it and make sure that the tests pass.");
        var current = workspace.Path();
        var failures = dice.Between(1, 3);
        for (var turn = 1; turn < turns; turn++)
        {
            switch (turn % 9)
            {
                case 1 when turn == 1: agent.Step("list_files", "path", "src", workspace.List()); break;
                case 2: agent.Step("grep", "pattern", "Rules", workspace.Grep(dice.Pick(Lexicon.Nouns) + "Rules")); break;
                case 4 or 7: agent.Step("edit_file", "path", current, workspace.Edit(current)); break;
                case 5 or 8: agent.Step("run_tests", "filter", "", workspace.Test(failures > 0 ? failures-- : 0)); break;
                case 6: agent.Step("read_file", "path", current, workspace.Read(current)); break;
                case 0 when dice.Chance(0.4):
                    agent.Say(dice.Paragraph(2));
                    agent.User($"Good. {dice.Sentence()} Can you look at that as well?");
                    break;
                case 0: agent.Step("run_command", "command", "git status", workspace.Status(3)); break;
                default:
                    current = workspace.Path();
                    agent.Step("read_file", "path", current, workspace.Read(current));
                    break;
            }
        }
    }
}
