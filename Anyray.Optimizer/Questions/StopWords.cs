using System.Collections.Frozen;

namespace Anyray.Optimizer.Questions;

/// <summary>Words that say nothing about what is asked for, in English and the languages met most.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = (
        "a an the and or but if then else of in on at to for from by with without into onto as is are was were be been being am do does did done doing have has had having it its this that these those "
        + "there here what which who whom whose when where why how can could should would will shall may might must not no nor so than too very just only own same such both each few more most other some any all "
        + "i me my mine we us our you your he she him her his they them their please tell show give find look check see let get got go went make made know think want need help explain describe summarize answer question "
        + "about above after again against before below between down during further off once out over under until up while because also still yet ever even much many like per via using use used within across "
        + "exactly exact add adds adding altogether together list identify determine based following given first now new one two thing things way output result results file files line lines data text content log logs entry entries "
        + "el la los las un una unos unas de del y o que en es son por para con su se qué cuál cuáles cómo dónde cuándo fue como lo al "
        + "le les des du et ou est sont dans pour avec sur par ce cette ces qui que quel quelle quels quelles où quand comment pourquoi il elle ne pas a été "
        + "der die das den dem des ein eine einer eines und oder ist sind war waren in im am auf für mit von zu zum zur welche welcher welches was wer wo wann wie warum nicht bei nach hat haben wurde insgesamt zusammen alle aller allen "
        + "o os as um uma do da dos das e ou não foi foram em no na nos nas por para com qual quais quando onde")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
