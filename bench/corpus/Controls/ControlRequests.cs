using System.Text;
using Anyray.Bench.Corpus.Dialects;

namespace Anyray.Bench.Corpus.Controls;

/// <summary>Requests on which nothing may fire.</summary>
internal static class ControlRequests
{
    public static IEnumerable<Pattern> All =>
    [
        new Control("control_question", d => new Conversation().User($"{d.Paragraph(3)} What do you make of that?")),
        new Control("control_essay", Essay),
        new Control("control_small_chat", SmallChat),
        new Control("control_tiny_tools", TinyTools),
        new Control("control_short_code", d => new Conversation().User($"Why does this not compile?\n\n```csharp\nvar {d.Pick(Lexicon.Adjectives)} = {d.Function()}({d.Below(90)})\nreturn {d.Pick(Lexicon.Adjectives)};\n```")),
        new Control("control_short_json", d => new Conversation().User($$"""Is this valid? {"id": {{d.Below(9000)}}, "name": "{{d.Person()}}", "tags": ["a", "b"]}""")),
        new Control("control_small_loop", SmallLoop),
        new Control("control_list", d => new Conversation().User("Put these in order of urgency:\n\n" + string.Join('\n', Enumerable.Range(1, 9).Select(i => $"{i}. {d.Sentence()}")))),
    ];

    private static Conversation Essay(Dice dice)
    {
        var text = new StringBuilder("Please improve the style of my essay.\n\n");
        for (var i = 0; i < 24; i++) text.Append(dice.Paragraph(6)).Append("\n\n");
        return new Conversation().User(text.ToString().TrimEnd());
    }

    private static Conversation SmallChat(Dice dice)
    {
        var conversation = new Conversation();
        for (var i = 0; i < 4; i++) conversation.User(dice.Paragraph(2)).Assistant(dice.Paragraph(3));
        return conversation.User(dice.Sentence());
    }

    private static Conversation TinyTools(Dice dice)
    {
        var conversation = new Conversation();
        conversation.Tools.Add(Tool.Simple("get_weather", "Current weather of a city.", "city"));
        return conversation.User($"What is the weather in {dice.Pick(Lexicon.Cities)}?");
    }

    private static Conversation SmallLoop(Dice dice) =>
        TinyTools(dice).Run("get_weather", "city", dice.Pick(Lexicon.Cities), $$"""{"temp_c":{{dice.Below(30)}},"sky":"{{dice.Pick("clear", "rain", "snow")}}"}""");
}
