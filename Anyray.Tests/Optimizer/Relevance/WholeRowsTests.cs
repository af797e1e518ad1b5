using System.Text;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;

namespace Anyray.Tests.Optimizer.Relevance;

/// <summary>Of rows that are summed up, counted or listed none may be left out.</summary>
public sealed class WholeRowsTests
{
    private static readonly string[] Places = ["Aarhus", "Bergen", "Cadiz", "Dover", "Esbjerg"];

    [Theory]
    [InlineData(Shape.Csv, "{0},{1},{2},open")]
    [InlineData(Shape.Csv, "| {0} | {1} | {2} | open |")]
    [InlineData(Shape.Log, "2031-03-04T10:00:00Z INFO booked {0} place={1} amount={2}")]
    [InlineData(Shape.Lines, "id={0} place={1} amount={2} state=open")]
    [InlineData(Shape.Lines, "{0}   {1}   {2}   open")]
    [InlineData(Shape.Keyed, "- id: {0}\n  place: {1}\n  amount: {2}\n  state: open")]
    [InlineData(Shape.Html, "<claim>\n  <id>{0}</id>\n  <place>{1}</place>\n  <amount>{2}</amount>\n</claim>")]
    public void Make_ForASumOverANamedValue_KeepsEveryRowThatHasIt(Shape shape, string row)
    {
        var text = Rows(shape, row);
        foreach (var question in (string[])["What do all the claims from Cadiz add up to?", "Wie hoch ist die Summe für Cadiz?", "List every claim from cadiz.", "How many claims came from Cadiz?"])
        {
            var excerpt = Make(text, shape, question)?.Text;
            Assert.NotNull(excerpt);
            for (var i = 0; i < 400; i++) Assert.True(!IsCadiz(i) || excerpt.Contains(Amount(i), StringComparison.Ordinal), $"{question}: {Amount(i)}");
            Assert.True(excerpt.Length < text.Length * 2 / 3);
        }
    }

    [Theory]
    [InlineData("What do these add up to?")]
    [InlineData("What is the average amount?")]
    [InlineData("What do all claims above 500 add up to?")]
    public void Make_ForASumOverRowsThatCannotBeTold_StandsDown(string question) =>
        Assert.Null(Make(Rows(Shape.Csv, "{0},{1},{2},open"), Shape.Csv, question));

    [Fact]
    public void Mark_ForASumOfOnePerson_LeavesOutThoseWithTheSameFirstName()
    {
        var text = Text(400, i => $"{i:D4};{(i % 9 == 2 ? "Ada Moreau" : i % 5 == 0 ? "Ada Olsen" : "Per Dahl")};{Amount(i)}");
        var question = Question.Read("How much did Ada Moreau spend altogether?");
        using var units = new UnitList();
        UnitSplitter.Split(text, Shape.Csv, units);
        MatchPass.Run(text, units.Span, question);
        Assert.True(WholeRows.Mark(text, units.Span, question, 1000));
        for (var i = 0; i < 400; i++) Assert.Equal(i % 9 == 2, units[i].Whole);
    }

    [Theory]
    [InlineData("What do the orders add up to?", true, true, false)]
    [InlineData("How many orders failed?", true, false, false)]
    [InlineData("Which orders went to Porto?", false, false, true)]
    [InlineData("Until when is the pool open in summer?", false, false, false)]
    [InlineData("Combien de temps faut-il ?", false, false, false)]
    [InlineData("Which process eats the memory?", false, false, false)]
    [InlineData("What does the gateway wait for?", false, false, false)]
    [InlineData("What causes the delay, and which takes longest?", false, false, false)]
    [InlineData("Why did the last call to the ledger fail?", false, false, false)]
    public void Of_AQuestion_TellsSumsCountsAndLists(string question, bool totals, bool sums, bool listing)
    {
        var aims = QuestionAims.Of(question);
        Assert.Equal((totals, sums, listing), (aims.Totals, aims.Sums, aims.Listing));
    }

    private static bool IsCadiz(int i) => i * 7919 % 13 < 3;

    private static string Amount(int i) => $"{100 + i * 131 % 900}.{i % 90 + 10}7";

    private static string Rows(Shape shape, string row) => (shape == Shape.Csv ? "id,place,amount,state\n" : "") + Text(400, i => string.Format(null, row, $"c-{i * 7919 % 99991:x5}", IsCadiz(i) ? "Cadiz" : Places[i % 2 * 3], Amount(i)));

    private static Excerpt? Make(string text, Shape shape, string question) => Excerpter.Make(text, shape, Question.Read(question), new ExcerptOptions(3000));

    private static string Text(int count, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(line(i)).Append('\n');
        return text.ToString();
    }
}
