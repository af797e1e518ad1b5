using System.Globalization;
using System.Text;

namespace Anyray.Bench.Corpus.Sessions;

/// <summary>A browsing agent: after every click it gets the whole page again.</summary>
internal static class BrowsingScript
{
    public static void Play(Dice dice, Recorder agent, int turns)
    {
        AgentPrompt.DeclareTools(agent.Conversation, dice, ("browser_click", "ref"), ("browser_type", "text"), ("browser_snapshot", "tab"), ("browser_navigate", "url"));
        agent.User($"Book the cheapest room for two nights. {dice.Sentence()}");
        List<string> page = [];
        for (var turn = 1; turn < turns; turn++)
        {
            if (turn % 6 == 1) page = Page(dice);
            for (var change = 0; change < dice.Between(1, 4); change++) page[dice.Below(page.Count)] = Element(dice, dice.Between(1000, 9999));
            var snapshot = new StringBuilder("- document:\n").AppendJoin('\n', page).ToString();
            if (turn % 6 == 1) agent.Step("browser_navigate", "url", $"https://rooms.example/{dice.Hex(4)}", snapshot);
            else agent.Step("browser_click", "ref", $"e{dice.Between(10, 400)}", snapshot);
        }
    }

    private static List<string> Page(Dice dice) => [.. Enumerable.Range(0, dice.Between(60, 140)).Select(i => Element(dice, i))];

    private static string Element(Dice dice, int i) => dice.Below(3) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"  - link \"{dice.Pick(Lexicon.Adjectives)} room in {dice.Pick(Lexicon.Cities)}\" [ref=e{i}] [cursor=pointer]:\n    - /url: /room/{dice.Hex(6)}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"  - paragraph [ref=e{i}]: {dice.Sentence()}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"  - button \"Book for {dice.Between(40, 300)} EUR\" [ref=e{i}] [cursor=pointer]"),
    };
}
