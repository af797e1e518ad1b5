using System.Text;

namespace Anyray.Bench.Corpus;

/// <summary>Thinking aloud: words that weigh what to do next and name neither file nor number.</summary>
internal static class Musing
{
    private static readonly string[] Turns =
    [
        "Let me think about the {0} {1} first, because the {2} may depend on it.",
        "It could also be that the {1} is {0} only when the {2} is empty.",
        "I had better look before I change anything about the {1}.",
        "If the {0} {1} is fine, then the {2} has to be the cause.",
        "On the other hand the {2} was not touched lately, so I doubt that.",
        "Reading it once more will tell me whether the {1} and the {2} agree.",
    ];

    public static string Write(Dice dice, int sentences)
    {
        var text = new StringBuilder("I should look at this next.");
        for (var i = 0; i < sentences; i++)
            text.Append(' ').AppendFormat(
                System.Globalization.CultureInfo.InvariantCulture, dice.Pick(Turns),
                dice.Pick(Lexicon.Adjectives), dice.Pick(Lexicon.Nouns).ToLowerInvariant(), dice.Pick(Lexicon.Nouns).ToLowerInvariant());
        return text.ToString();
    }
}
