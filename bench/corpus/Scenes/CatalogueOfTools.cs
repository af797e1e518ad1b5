using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Scenes;

/// <summary>Tools of many servers with long descriptions; what is wanted is asked for in other words than any tool's name.</summary>
internal sealed class CatalogueOfTools : Pattern
{
    private static readonly (string Tool, string Description, string Fact, string[] Wishes)[] Wanted =
    [
        ("calendar_create_event", "Adds an entry to a calendar. The start has to be an RFC 3339 time with offset, otherwise ⟦the entry lands at midnight UTC⟧.", "start", ["Book the small room for Tuesday at ten, please.", "Set up a meeting with Greta on Friday afternoon."]),
        ("mail_send_message", "Sends a message on behalf of the user. Attachments above ⟦18 MB are dropped without notice⟧; upload them to the drive instead.", "attachments", ["Write to Bergmann that the parcel is late.", "Let the supplier know we accept the offer."]),
        ("drive_share_document", "Gives a person access to a document. ⟦`commenter` may not be combined with `expires_on`⟧.", "role", ["Let Hiro read the budget sheet.", "Give the auditors access to last year's report."]),
    ];

    public override string Name => "tool_wishes";

    public override Knob Knob => new("tool_schema_compression");

    public override int Variants => 6;

    public override Placement PlacementOf(int number) => Placement.Read;

    public override Draft Draft(Dice dice, Shape shape)
    {
        var template = new Template(dice, new Dictionary<string, string>(), 1);
        var wanted = Wanted[shape.Number % Wanted.Length];
        var conversation = new Conversation();
        var at = dice.Below(30);
        for (var i = 0; i < 45; i++)
        {
            if (i == at) conversation.Tools.Add(new Tool(wanted.Tool, wanted.Description.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal), $$"""{"type":"object","properties":{"{{wanted.Fact}}":{"type":"string","description":"As the user said it."} },"required":["{{wanted.Fact}}"]}"""));
            conversation.Tools.Add(new Tool(
                template.Fill($"«browser|forge|wiki|metrics|payroll»_«verb»_«noun»_{i}"),
                template.Fill("This tool can be used to «verb» a «noun» of the «svc» service. Use it when the user asks about «adj» «noun»s.\n\nArgs:\n    «noun»: the «adj» «noun» to «verb»\n    limit: at most «10..90» are returned\n\nReturns:\n    The «noun» with its «noun», or an error when the «noun» is «adj»."),
                template.Fill("""{"type":"object","properties":{"«noun»":{"type":"string","description":"The «adj» «noun»   to «verb», as shown in the «noun» view."},"limit":{"type":"integer","description":"How many to return.","default":20} },"required":["«noun»"]}""")));
        }

        conversation.User(shape.Ask(wanted.Wishes));
        var open = wanted.Description.IndexOf('⟦', StringComparison.Ordinal);
        return new Draft(conversation, [Fact.Verbatim(wanted.Tool), Fact.Verbatim(wanted.Description[(open + 1)..wanted.Description.IndexOf('⟧', StringComparison.Ordinal)])]);
    }
}
