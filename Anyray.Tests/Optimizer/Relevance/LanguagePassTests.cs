using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;

namespace Anyray.Tests.Optimizer.Relevance;

/// <summary>What little of a text is in the question's own language was retrieved for it.</summary>
public sealed class LanguagePassTests
{
    private const string English = "The office closes at six and the guard checks the doors once more. Invoices are filed by the end of the month.";
    private const string German = "Das Büro schließt um sechs Uhr und der Wachdienst prüft die Türen noch einmal. Rechnungen werden im Ordner abgelegt.";
    private const string French = "Le bureau ferme à six heures et le gardien vérifie les portes. Les factures sont classées dans le dossier commun.";
    private const string Japanese = "事務所は六時に閉まり、警備員がもう一度扉を確認します。請求書は月末までに共有フォルダーに保存します。";

    [Theory]
    [InlineData(English, "Wie werde ich mein altes Notebook los?", "Ausgemusterte Rechner gehen an die Ausgabestelle in Halle 17, Tor 3.")]
    [InlineData(German, "How do I get rid of my old laptop?", "Devices that are no longer used can be handed in at hall 17, gate 3.")]
    [InlineData(English, "Comment me débarrasser de mon vieux portable ?", "Le matériel réformé est à déposer au guichet du hall 17, porte 3.")]
    [InlineData(French, "古いノートパソコンはどう処分しますか?", "使わなくなった端末は第17棟の三番窓口に返却してください。")]
    [InlineData(Japanese, "Куда сдать старый ноутбук?", "Списанная техника сдаётся на склад в корпусе 17, ворота 3.")]
    public void Run_OverPassagesInAnotherLanguage_MarksTheOneInTheQuestionsOwn(string usual, string question, string answer)
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 40).Select(i => $"## Source {i}\n\n{usual}{(i == 23 ? " " + answer : "")}"));
        using var units = new UnitList();
        UnitSplitter.Split(text, Shape.Chunks, units);
        Assert.False(LanguagePass.Run(text, units.Span, Question.Read(question), 3000));
        foreach (ref var unit in units.Span)
        {
            var holds = text.AsSpan()[unit.Start..unit.End].Contains(answer.AsSpan()[^9..], StringComparison.Ordinal);
            Assert.Equal(holds, unit.Must);
            Assert.Equal(holds, unit.Signal > 0);
        }
    }

    [Theory]
    [InlineData(English, "Wie werde ich mein altes Notebook los?", true)]
    [InlineData(English, "How do I get rid of my old laptop?", false)]
    [InlineData(Japanese, "How do I get rid of my old laptop?", true)]
    public void Run_WithoutAPassageInTheQuestionsLanguage_SaysSo(string usual, string question, bool foreign)
    {
        var text = string.Join("\n\n", Enumerable.Repeat(usual, 40));
        using var units = new UnitList();
        UnitSplitter.Split(text, Shape.Prose, units);
        Assert.Equal(foreign, LanguagePass.Run(text, units.Span, Question.Read(question), 3000));
    }
}
