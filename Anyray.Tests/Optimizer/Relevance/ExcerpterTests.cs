using System.Text;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;

namespace Anyray.Tests.Optimizer.Relevance;

public sealed class ExcerpterTests
{
    [Fact]
    public void Make_OfATreeOfSpans_KeepsTheSpanThatIsNamed()
    {
        var text = "trace 5f0a (root: nightly)\n" + Lines(300, i => $"  06:{i / 60:D2}:{i % 60:D2}.100 ├─ worker-{i % 9} job-{i * 7919:x6} queued={i * 31 % 900}ms ok");
        Assert.Contains($"job-{211 * 7919:x6} queued", Excerpt(text, Shape.Log, $"How long did job-{211 * 7919:x6} wait in the queue?", 1000));
    }

    [Fact]
    public void Make_OfAList_KeepsTheItemsThatTheirSignsSetApart()
    {
        var text = Lines(400, i => i == 123 ? "ledger-core>=1.4" : i == 311 ? "audit_trail~=2.0" : $"package-{i * 7919:x5}=={i % 9}.{i % 20}.{i % 7}");
        var excerpt = Excerpt(text, Shape.Lines, "Which packages are not pinned to an exact version?", 2000);
        Assert.Contains("ledger-core>=1.4", excerpt);
        Assert.Contains("audit_trail~=2.0", excerpt);
    }

    [Fact]
    public void Make_OfManyLinesOfAKind_LeavesRoomForTheOthers()
    {
        var text = Lines(400, i => i == 377
            ? "2031-03-04 10:06:17 ERROR settlement of basket 77 refused: the rate of 4 March is missing"
            : $"2031-03-04 10:{i / 60:D2}:{i % 60:D2} WARN  client {i} hung up before the answer");
        Assert.Contains("rate of 4 March is missing", Excerpt(text, Shape.Log, "Why did clients get no answer?", 1000));
    }

    [Fact]
    public void Make_OfRows_KeepsTheOneWhoseFiguresStandTheOtherWayRound()
    {
        var text = "| team | budget | spent |\n|---|---|---|\n" + Lines(300, i => i == 211 ? "| Team 211 | 55,000 | 71,250 |" : $"| Team {i} | {60 + i * 7 % 30},000 | {30 + i * 11 % 29},{i * 13 % 900 + 100} |");
        Assert.Contains("71,250", Excerpt(text, Shape.Csv, "Who went too far with the money?", 1000));
    }

    [Fact]
    public void Make_OfDocuments_KeepsTheOneThatLacksWhatTheOthersHave()
    {
        var text = Lines(60, i => $"---\nkind: Deployment\nmetadata:\n  name: app-{i * 7919:x5}\nspec:\n  image: app:{i}\n" + (i == 41 ? "  port: 80" : $"  limits:\n    memory: {i % 4 + 1}00Mi\n  port: 80"));
        Assert.Contains($"app-{41 * 7919:x5}", Excerpt(text, Shape.Keyed, "Which workload has no memory limit?", 1500));
    }

    [Fact]
    public void Make_OfASummaryOfPairs_KeepsTheOneFarOff()
    {
        var text = Lines(60, i => $"  scenario {i * 7919:x5}\n    http_req_duration: avg={(i == 33 ? 910 : 20 + i * 7 % 30)}ms max={200 + i * 11 % 90}ms\n    iterations: {900 + i}");
        Assert.Contains("avg=910ms", Excerpt(text, Shape.Lines, "Which one disappoints?", 1000));
    }

    [Theory]
    [InlineData("Where does checkout spend its time?", "durationMs", true)]
    [InlineData("Why is the export so slow?", "span.elapsed_ms", true)]
    [InlineData("What fills the disk?", "sizeBytes", true)]
    [InlineData("Which order was the most expensive?", "amount", true)]
    [InlineData("Where does checkout spend its time?", "status", false)]
    [InlineData("Who closed the ticket?", "durationMs", false)]
    public void Names_AFieldThatMeasuresWhatIsAskedFor(string question, string field, bool named) =>
        Assert.Equal(named, Question.Read(question).Names(field));

    private static string Excerpt(string text, Shape shape, string question, int keep) =>
        Excerpter.Make(text, shape, Question.Read(question), new ExcerptOptions(keep))?.Text ?? throw new InvalidOperationException("No excerpt was made.");

    private static string Lines(int count, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(line(i)).Append('\n');
        return text.ToString();
    }
}
