using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Patterns;

/// <summary>Many tools of many servers, of which the request is about one.</summary>
internal sealed class ToolCatalogue : Pattern
{
    private static readonly string[] Servers = ["calendar", "crm", "drive", "forge", "payroll", "tickets", "warehouse", "wiki"];

    private static readonly string[] Actions = ["list", "fetch", "create", "delete", "export", "search", "share", "update"];

    public override string Name => "tool_catalogue";

    public override Knob Knob => new("tool_pruning", """{"keepUnnamed":false}""");

    public override Placement PlacementOf(int number) => Placement.Read;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var conversation = new Conversation();
        for (var i = 0; i < Math.Clamp(shape.Bytes / 600, 24, 120); i++)
        {
            var name = $"mcp__{Servers[i % 8]}__{Actions[i / 8 % 8]}_{Lexicon.Nouns[i / 8 % 24].ToLowerInvariant()}";
            if (conversation.Tools.Exists(t => t.Name == name)) continue;
            var fields = string.Join(",", Enumerable.Range(0, dice.Between(2, 6)).Select(f =>
                $$"""  "{{dice.Pick(Lexicon.Adjectives)}}_{{f}}": {"type":"string","description":"{{dice.Sentence()}}" }"""));
            conversation.Tools.Add(new Tool(
                name,
                $"This tool allows you to {Actions[i / 8 % 8]} one thing in {Servers[i % 8]}.\n\n   {dice.Paragraph(3)}\n\n   Please note that {dice.Sentence()}",
                $$"""{"type":"object","properties":{ {{fields}} } }"""));
        }

        var server = Servers[dice.Below(8)];
        var used = conversation.Tools.First(t => t.Name.Contains($"__{server}__list", StringComparison.Ordinal)).Name;
        conversation.User(shape.Ask(
                $"Show me what the {server} has on Bergmann.",
                $"Look into the {server} for entries about Bergmann, please.",
                $"Use the {server} tools and tell me how many entries mention Bergmann."))
            .Run(used, "text", "Bergmann", """{"entries":3}""")
            .Assistant("There are three entries.")
            .User($"Now fetch the newest one from the {server}.");
        var fetch = conversation.Tools.First(t => t.Name.Contains($"__{server}__fetch", StringComparison.Ordinal)).Name;
        return new Draft(conversation, [Fact.Verbatim(used), Fact.Verbatim(fetch)]);
    }
}
