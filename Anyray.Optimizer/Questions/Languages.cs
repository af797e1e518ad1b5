using System.Collections.Frozen;

namespace Anyray.Optimizer.Questions;

/// <summary>Tells the language of a text by its script or, of those in Latin letters, by the words that are commonest in each.</summary>
internal static class Languages
{
    private const int LongestWord = 7;
    private const int Scripts = 9;
    private const int Kana = 1;
    private const int Han = 2;

    // One language a line: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish and Norwegian, Polish, Czech, Turkish,
    // Finnish, Hungarian, Romanian, Indonesian. A word may stand for several.
    private static readonly string[] Common =
    [
        "the of and to in an on at as be been has had but its their is are was were that this these with you your from by have has not which what how when where who why does do did can will must be it they there any our my if about",
        "in an am als wenn so aus der die das den dem des und ist sind war ein eine einen einem einer nicht mit für auf von zu zum zur im ich wir sie mein meine mich wie was wer wann wo wird werden kann muss haben auch bei nach oder es",
        "le la les des du un une et est sont pour dans sur avec pas que qui il elle nous vous je mon ma mes ce cette au aux en par ou comment quand quel quelle où doit peut être sans leur plus",
        "el la los las un una y es son para en con por que del al se no su sus mi mis yo cómo cuándo qué quién dónde cuál como más está debe puede hay o lo este esta pero",
        "in il lo la i gli le un una e è sono per in con che del della dei delle di da non si mio mia come quando chi dove quale cosa deve può al alla nel nella ha ho anche più",
        "o a os as um uma e é são para em com por que do da dos das no na nos nas não se meu minha como quando quem onde qual deve pode ao mais está há ou este esta pelo",
        "in de het een en is zijn van voor in op met dat die niet te ik wij mijn je hoe wat wie wanneer waar welke wordt worden kan moet bij naar ook er aan of dit om uit",
        "och att det som en ett är på för med av inte den till har jag vi min mitt hur vad vem när var vilken kan ska måste från eller om sig men så blir",
        "og at det som en et er på for med af av ikke den til har jeg vi min mitt hvordan hvad hva hvem hvornår når hvor hvilken kan skal må fra eller om seg sig men så blir bliver",
        "i w na z do nie się to jest są dla że od po za przez jak co kto kiedy gdzie mój moja który która można musi lub oraz o ze czy mam być tylko ich",
        "a v na se je to s z do že pro jsou jak co kdo kdy kde můj moje který která lze musí nebo i o k za po ve od bude být ale má mám podle",
        "ve bir bu için ile de da ne nasıl kim nerede zaman mi mı mu benim var yok olan olarak daha çok gibi kadar sonra hangi ben biz veya ama her en",
        "ja on ei se että oli ovat mutta kun miten mitä kuka missä milloin minun minä hän joka tai myös voi pitää jos niin kuin tämä ole olla mikä sen ne",
        "a az és hogy nem van egy is ez azt meg ha hol ki mi mikor hogyan lehet kell vagy de csak már még mint volt vannak én mely után szerint",
        "și de la în a cu nu pe este sunt un o care din pentru mai se că ce cine când unde cum trebuie poate sau prin al ale lui meu mea fi dacă după",
        "dan yang di ke dari untuk dengan ini itu tidak adalah pada saya kami anda bagaimana apa siapa kapan mana bisa harus atau akan juga oleh ada dalam",
    ];

    /// <summary>Every language's number is below this.</summary>
    public static int Most => Common.Length + Scripts;

    private static readonly FrozenDictionary<string, uint> Words = Read();
    private static readonly FrozenDictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A number for the language, or 0 when fewer than <paramref name="least"/> words tell it or two languages share them.</summary>
    public static int Of(ReadOnlySpan<char> text, int least = 2)
    {
        Span<int> found = stackalloc int[Common.Length];
        var script = Count(text, found);
        if (script > 0) return Common.Length + script;
        var (best, most, tied) = (0, 0, false);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] > most) (best, most, tied) = (i + 1, found[i], false);
            else if (found[i] == most) tied = true;
        }

        return tied || most < least ? 0 : best;
    }

    /// <summary>Is a sentence rather in the one language than in the other?</summary>
    public static bool Prefers(ReadOnlySpan<char> text, int one, int other)
    {
        Span<int> found = stackalloc int[Common.Length];
        var script = Count(text, found);
        if (one > Common.Length || script > 0) return one == Common.Length + script;
        return found[one - 1] >= 2 && (other > Common.Length || found[one - 1] > found[other - 1]);
    }

    // How many words each language has of the text; the script when it is not the Latin one.
    private static int Count(ReadOnlySpan<char> text, Span<int> found)
    {
        Span<int> scripts = stackalloc int[Scripts];
        found.Clear();
        scripts.Clear();
        var latin = 0;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (!char.IsLetter(c)) { at++; continue; }
            if (Script(c) is > 0 and var of) { scripts[of]++; at++; continue; }
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]) && Script(text[at]) == 0) at++;
            latin += at - start;
            if (at - start > LongestWord || !Lookup.TryGetValue(text[start..at], out var languages)) continue;
            for (; languages != 0; languages &= languages - 1) found[System.Numerics.BitOperations.TrailingZeroCount(languages)]++;
        }

        if (scripts[Kana] > 0) (scripts[Kana], scripts[Han]) = (scripts[Kana] + scripts[Han], 0);
        var (best, most) = (0, latin / 2);
        for (var i = 1; i < Scripts; i++) if (scripts[i] > most) (best, most) = (i, scripts[i]);
        return best;
    }

    private static int Script(char c) => c switch
    {
        < '\u0370' => 0,
        <= '\u03FF' => 3,
        >= '\u0400' and <= '\u052F' => 4,
        >= '\u0590' and <= '\u05FF' => 5,
        >= '\u0600' and <= '\u06FF' => 6,
        >= '\u0900' and <= '\u0E7F' => 7,
        >= '\u3041' and <= '\u30FF' => Kana,
        >= '\u4E00' and <= '\u9FFF' => Han,
        >= '\uAC00' and <= '\uD7AF' => 8,
        _ => 0,
    };

    private static FrozenDictionary<string, uint> Read()
    {
        var words = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Common.Length; i++)
            foreach (var word in Common[i].Split(' ')) words[word] = words.GetValueOrDefault(word) | 1u << i;
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
