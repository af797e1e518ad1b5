using System.Buffers;

namespace Anyray.Optimizer.Questions;

/// <summary>What kind of answer a question wants, told by its words.</summary>
/// <param name="Extremes">The highest, lowest, slowest, first or last of something.</param>
/// <param name="Totals">A count, sum or share, which takes every row to answer.</param>
/// <param name="Sums">A total of which a count of rows is not enough: their amounts are added up or averaged.</param>
/// <param name="Listing">All things of a kind, not one of them.</param>
/// <param name="Structure">An outline: what a file declares, how it is laid out.</param>
/// <param name="Trouble">What went wrong, and why.</param>
/// <param name="Everything">The whole content: translate, rewrite, review all of it.</param>
/// <param name="Gist">What a text is about: a summary of it.</param>
/// <param name="Quantity">A number, date, price or duration.</param>
/// <param name="Person">Somebody's name.</param>
/// <param name="Absence">What has nothing in a place where the others have something.</param>
/// <param name="Money">A price, a fee, an amount due.</param>
/// <param name="Advice">A plan, a suggestion, a thing to arrange: what is known about somebody bears on it in any words.</param>
internal readonly record struct QuestionAims(bool Extremes, bool Totals, bool Sums, bool Listing, bool Structure, bool Trouble, bool Everything, bool Gist, bool Quantity, bool Person, bool Absence, bool Money, bool Advice)
{
    private static readonly SearchValues<string> ExtremeWords = Words("highest", "lowest", "fastest", "longest", "shortest", "largest", "smallest", "biggest", "most ", "fewest", "scarcest", "least", "maximum", "minimum", "max ", "min ", "peak", "worst", "best ", "best?", "top ", "spike", "outlier", "anomal", "cheapest", "expensive", "oldest", "newest", "latest", "earliest", "exceed", "unusual", "eating", "eats ", "hog", "consum", "takes up", "uses up", "busiest", "heaviest", "fullest", "slow", "bottleneck", "spend its time", "spending its time", "spent its time", "time go", "höchste", "größte", "längste", "niedrigste", "am meisten", "le plus ", "la plus ", "mayor ", "menor ", "最大", "最高", "最小");
    private static readonly SearchValues<string> TotalWords = Words("how many", "count ", "percent", "share of", "distribution", "number of", "wie viele", "cuántos", "cuántas", "combien de fois", "combien d'", "combien sont", "combien y ", "quantos", "quantas");
    private static readonly SearchValues<string> SumWords = Words("total", "sum of", "sum up", "in sum,", "in sum?", "add up", "adds up", "adding up", "altogether", "combined", "average", "the mean ", "mean of", "median", "all together", "put together", "summe ", "summe?", "summen", "insgesamt", "durchschnitt", "zusammengerechnet", "suma", "promedio", "somme", "moyenne", "en tout", "somma", "complessiv", "soma", "média", "合計", "总共", "总计", "合计", "平均", "합계", "평균");
    private static readonly SearchValues<string> ListWords = Words("list ", "every ", "each ", "all ", "alle ", "sämtliche", "jede", "todos", "todas", "tous ", "toutes", "tutti", "tutte", "全部", "すべて", "全て", "所有", "모든");
    private static readonly SearchValues<string> StructureWords = Words("structure", "outline", "overview", "architecture", "what methods", "which methods", "public api", "signatures", "what does this file", "which classes", "what classes", "what functions", "which functions", "declares", "exports", "interface of", "endpoints", "entry point", "operations", "offer", "signature", "parameters", "members", "list the methods", "list the functions", "what is in this file", "public methods", "public functions");
    private static readonly SearchValues<string> TroubleWords = Words("fail", "error", "crash", "wrong", "why", "cause", "broke", "break", "exception", "problem", "issue", "incident", "outage", "debug", "bug", "warum", "fehler", "por qué", "pourquoi", "erreur", "falla", "culprit", "blame", "slow", "down");
    private static readonly SearchValues<string> EverythingWords = Words("translate", "rewrite", "proofread", "reformat", "convert this", "verbatim", "word for word", "line by line", "full text", "entire file", "whole file", "copy of", "refactor all", "every line", "all rows", "all of the rows", "each row");

    private static readonly SearchValues<string> GistWords = Words("summar", "tl;dr", "tldr", "key points", "main points", "takeaway", "gist", "in a nutshell", "what is this about", "what does it say", "overview of", "zusammenfass", "fasse ", "résum", "resum", "riassu", "要約", "まとめ", "总结", "摘要", "요약");
    private static readonly SearchValues<string> QuantityWords = Words("how many", "how much", "how long", "how often", "how far", "how fast", "how old", "how large", "how big", "how soon", "when ", "what time", "which day", "what day", "which year", "what year", "which date", "what date", "date", "price", "cost", "temperature", "deadline", "percent", "number", "amount", "total", "salary", "limit", "until", "phone", "wie viel", "wie lange", "wie oft", "wann", "kostet", "combien", "quand", "quelle date", "quel prix", "cuánt", "cuándo", "quanto", "quando", "何日", "何時", "何人", "いくら", "いくつ", "いつ", "多少", "几", "什么时候", "얼마", "언제");
    private static readonly SearchValues<string> PersonWords = Words("who ", "whom", "whose", "wer ", "wem ", "wen ", "qui ", "quién", "quien ", "chi ", "quem ", "誰", "谁", "누가");

    private static readonly SearchValues<string> AbsenceWords = Words(" no ", "missing", "without", "empty", "lacks", "lacking", " blank", "null", "unset", "not set", "has none", "do not have", "does not have", "doesn't have", "don't have", "fehlt", "fehlen", "ohne", " leer", " kein", " sans ", "manqu", " sin ", "falta", "vací", " senza ", "manca", " sem ", "vazi");
    private static readonly SearchValues<string> MoneyWords = Words("how much", "price", "cost", "fee", "pay", "invoice", "salary", "amount", "charge", "refund", "bill", "total", "budget", "betrag", "preis", "kostet", "rechnung", "combien", "prix", "facture", "cuánt", "precio", "factura", "quanto", "prezzo", "fattura", "いくら", "料金", "価格", "多少钱", "价格", "얼마");

    private static readonly SearchValues<string> AdviceWords = Words("suggest", "recommend", "advise", "advice", "should i", "should we", "shall i", "shall we", "can i ", "can we ", "could i", "could we", "may i ", "what to ", "plan ", "plans ", "planning", "prepar", "organi", "arrange", "cook", "gift", "present for", "ideas", "draft", "book me", "book us", "book a", "help me", "menu", "itinerar", "surprise", "soll ich", "sollen wir", "sollte ich", "sollten wir", "kann ich", "können wir", "empfiehl", "empfehl", "vorschl", "schlag ", "plane ", "koche", "geschenk", "recomiend", "sugier", "sugerencia", "debería", "puedo", "podemos", "regalo", "propose", "suggère", "recommand", "devrais", "devrions", "puis-je", "dois-je", "pouvons", "cadeau", "consigli", "dovrei", "posso", "possiamo", "sugir", "recomend", "presente", "おすすめ", "お勧め", "提案", "推荐", "建议", "추천");

    public static QuestionAims Of(ReadOnlySpan<char> text) => new(
        Begins(text, ExtremeWords), text.ContainsAny(TotalWords) || text.ContainsAny(SumWords), text.ContainsAny(SumWords), Begins(text, ListWords) || AsksForSeveral(text), text.ContainsAny(StructureWords), text.ContainsAny(TroubleWords), text.ContainsAny(EverythingWords),
        text.ContainsAny(GistWords), text.ContainsAny(QuantityWords), text.ContainsAny(PersonWords), text.ContainsAny(AbsenceWords), text.ContainsAny(MoneyWords), Begins(text, AdviceWords));

    // No "all" in "call", no "top" in "stop".
    private static bool Begins(ReadOnlySpan<char> text, SearchValues<string> words)
    {
        for (int at = 0, found; (found = text[at..].IndexOfAny(words)) >= 0; at += found + 1)
            if (at + found == 0 || !char.IsLetter(text[at + found - 1]) || !char.IsAscii(text[at + found])) return true;
        return false;
    }

    // What may follow "what" or "which" and ends as a plural does, and is a verb.
    private static readonly string[] SingularVerbs = ["does", "goes", "makes", "takes", "keeps", "needs", "comes", "gives", "says", "means", "lets", "tells", "holds", "eats", "runs", "happens", "causes", "explains", "prevents", "depends", "triggers", "decides", "controls", "determines", "stops", "sets"];

    // "which orders", "what hosts": the noun is in the plural.
    private static bool AsksForSeveral(ReadOnlySpan<char> text)
    {
        foreach (var word in (ReadOnlySpan<string>)["which ", "what "])
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var noun = text[(at + word.Length)..];
            var end = 0;
            while (end < noun.Length && char.IsLetter(noun[end])) end++;
            if (end > 3 && noun[end - 1] == 's' && noun[end - 2] is not ('s' or 'u' or 'i') && !IsSingularVerb(noun[..end])) return true;
        }

        return false;
    }

    private static bool IsSingularVerb(ReadOnlySpan<char> word)
    {
        foreach (var verb in SingularVerbs) if (word.Equals(verb, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static SearchValues<string> Words(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
